package io.rostrum.devstack.client;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waiting for fates, with a bound, for callers that do one thing after the other. */
public final class Commands {

    /** The longest that a caller waits when it names no other bound. */
    public static final Duration PATIENCE = Duration.ofSeconds(30);

    private Commands() {}

    /** The command did not come out as it had to. */
    public static final class Unfulfilled extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unfulfilled(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** What became of it; {@link Unfulfilled} if that is not known within the bound. */
    public static Fate fate(Submission sent, Duration patience) {
        try {
            return sent.fate().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw new Unfulfilled(
                    "the fate of " + sent.id() + " is unknown after " + patience.toSeconds() + " s", late);
        } catch (ExecutionException failed) {
            throw new Unfulfilled(failed.getCause().getMessage(), failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Unfulfilled("interrupted", interrupted);
        }
    }

    /** The outcome of a command that must be accepted; {@link Unfulfilled} if it is not. */
    public static Fate.Decided accepted(Submission sent) {
        Fate fate = fate(sent, PATIENCE);
        if (fate.accepted() && fate instanceof Fate.Decided decided) {
            return decided;
        }
        throw new Unfulfilled("the command " + sent.id() + " was refused: " + fate.reason(), null);
    }
}
