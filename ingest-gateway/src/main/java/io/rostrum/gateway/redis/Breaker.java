package io.rostrum.gateway.redis;

/**
 * Keeps from asking what does not answer: after {@code faultsMax} faults in a row nobody asks for
 * {@code restMillis}, then one try decides.
 */
final class Breaker {

    private final int faultsMax;
    private final long restNanos;
    private int faults;
    private long restUntilNanos;

    Breaker(int faultsMax, long restMillis) {
        this.faultsMax = faultsMax;
        this.restNanos = restMillis * 1_000_000L;
    }

    /** Whether to ask now. */
    synchronized boolean closed(long nowNanos) {
        if (faults < faultsMax) {
            return true;
        }
        if (nowNanos - restUntilNanos < 0) {
            return false;
        }
        restUntilNanos = nowNanos + restNanos;
        return true;
    }

    synchronized void answered() {
        faults = 0;
    }

    synchronized void failed(long nowNanos) {
        faults = Math.min(faults + 1, faultsMax);
        restUntilNanos = nowNanos + restNanos;
    }
}
