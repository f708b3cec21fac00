/** What one bid costs in the decider: in plain Java, in Flink's operator harness, and its JSON. */
package io.rostrum.bench.decider;
