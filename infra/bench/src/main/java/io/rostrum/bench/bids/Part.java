package io.rostrum.bench.bids;

/** What {@code bench bids} measures, one after the other. */
public enum Part {
    /** Floor, engine and whole, interleaved, at parallelism 1. */
    PATHS,
    /** The same at parallelism 2. */
    WIDER,
    /** {@code admit.lua}, with nothing else going on and under load. */
    ADMISSION,
    /** The job at its greatest rate, beside the identity job. */
    SATURATION,
    /** The whole path with each engine stopped that stands beside it. */
    BESIDE,
    /** One bid in the decider, in plain Java and in Flink's harness. */
    DECIDER
}
