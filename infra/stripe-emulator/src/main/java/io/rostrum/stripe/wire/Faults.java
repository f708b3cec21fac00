package io.rostrum.stripe.wire;

/**
 * What goes wrong between the emulator and its caller, if a test wishes it: the effect stands, the answer
 * does not arrive.
 */
public final class Faults {

    /** What goes wrong. */
    public enum Kind {
        /** The answer waits. */
        HOLD,
        /** The effect stands and the connection is cut. */
        DROP,
        /** Nothing is done; the answer is a fault of Stripe's (500, or 429 with {@code status}). */
        ERROR
    }

    /**
     * A fault that is to come.
     *
     * @param match a part of the path
     * @param times how often
     * @param millis how long an answer waits, at most a minute
     */
    public record Fault(Kind kind, String match, int times, long millis, int status) {}

    private Fault fault;
    private long happened;

    public synchronized void expect(Fault next) {
        fault = next;
    }

    /** How often a fault has happened since the start. */
    public synchronized long happened() {
        return happened;
    }

    /** The fault that this call has, or null; only what changes something has any. */
    public synchronized Fault take(Call call) {
        if (fault == null || fault.times() < 1 || !call.method().equals("POST")
                || !call.path().contains(fault.match())) {
            return null;
        }
        Fault now = fault;
        fault = new Fault(now.kind(), now.match(), now.times() - 1, now.millis(), now.status());
        happened++;
        return now;
    }
}
