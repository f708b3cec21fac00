/**
 * What follows from events: requests to the payment provider, to the journal, to the auction and to other
 * aggregates.
 */
package io.rostrum.orders.asking;
