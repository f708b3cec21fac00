/** Percentiles of latencies, and how a figure varied over rounds. */
package io.rostrum.bench.statistics;
