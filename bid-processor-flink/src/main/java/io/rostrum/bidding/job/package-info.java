/** The Flink job: from the command log to events, outcomes and projections. */
package io.rostrum.bidding.job;
