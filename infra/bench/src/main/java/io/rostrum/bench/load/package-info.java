/** Bids at a fixed rate that waits for nobody, each timed from the moment at which it was due. */
package io.rostrum.bench.load;
