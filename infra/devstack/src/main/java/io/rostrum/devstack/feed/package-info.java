/**
 * Auctions from files: reading {@code lots.csv} and {@code bids.csv} strictly, placing every bid, writing
 * what came out.
 */
package io.rostrum.devstack.feed;
