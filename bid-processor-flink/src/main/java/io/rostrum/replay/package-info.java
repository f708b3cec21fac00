/**
 * Folds a show's commands again, in plain Java, and holds the outcome against what was recorded and what is
 * mirrored.
 */
package io.rostrum.replay;
