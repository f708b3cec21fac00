/**
 * {@code bench bids}: how long a bid takes over the product's path and over the least that such a path must
 * do.
 */
package io.rostrum.bench.bids;
