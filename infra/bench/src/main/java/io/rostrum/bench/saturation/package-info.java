/** How many bids a second the job decides when a backlog waits for it, beside a job that decides nothing. */
package io.rostrum.bench.saturation;
