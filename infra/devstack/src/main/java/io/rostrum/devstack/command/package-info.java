/**
 * The names after {@code ./rostrum}: one class each, that reads its options and calls the part that does the
 * work.
 */
package io.rostrum.devstack.command;
