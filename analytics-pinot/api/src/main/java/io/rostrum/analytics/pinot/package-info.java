/** Pinot behind the one door. */
package io.rostrum.analytics.pinot;
