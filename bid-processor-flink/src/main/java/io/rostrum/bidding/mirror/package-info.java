/**
 * Shows keyed state in Redis: newest projections and outcomes, offered by the chain and written by a thread
 * of its own.
 */
package io.rostrum.bidding.mirror;
