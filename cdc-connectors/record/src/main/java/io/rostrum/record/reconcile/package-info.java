/** Counts and sums of each show and book, as the log, the database and what follows it have them. */
package io.rostrum.record.reconcile;
