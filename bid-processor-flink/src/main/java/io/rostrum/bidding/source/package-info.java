/** Reads the command log so that a partition's records meet its key group's state without a shuffle. */
package io.rostrum.bidding.source;
