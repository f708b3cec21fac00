package io.rostrum.payments;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * All settings of the Stripe worker, read from the environment once.
 *
 * @param kafka bootstrap servers
 * @param instance names this worker among workers: one that comes back under its name takes its partitions up
 *     at once
 * @param key the secret key of Stripe's API; never printed
 * @param base where the API is; an emulator's address, or Stripe's own
 * @param callsMax calls to Stripe that are under way at once
 * @param waitingMax requests that were read and are not decided; no more are read then
 * @param sweepEvery how often the balance is swept
 * @param doorPort where links and secrets can be had that must never be in the log; 0 is any free one, below
 *     0 none
 */
public record WorkerConfig(
        String kafka, String instance, String key, String base, int callsMax, int waitingMax,
        Duration sweepEvery,
        int doorPort) {

    /** The group of all workers. */
    public static final String GROUP = "rostrum-stripe-worker";

    /** Stripe's own address. */
    public static final String STRIPE = "https://api.stripe.com";

    /** The key of the emulator that the development stack runs; it opens nothing else. */
    static final String EMULATOR_KEY = "sk_test_rostrum_emulator";

    private static final int CALLS_MAX = 32;
    private static final int WAITING_MAX = 1_000;
    private static final int SWEEP_MILLIS = 10_000;
    private static final int DOOR_PORT = 8_092;

    /** Says everything that is wrong with the settings. */
    public static final class Invalid extends Exception {

        private static final long serialVersionUID = 1L;

        Invalid(List<String> faults) {
            super(String.join("\n", faults));
        }
    }

    /** Reads the settings; throws with all faults together. */
    public static WorkerConfig from(Map<String, String> environment) throws Invalid {
        List<String> faults = new ArrayList<>();
        String key = text(environment, "ROSTRUM_STRIPE_KEY", null);
        String base = text(environment, "ROSTRUM_STRIPE_BASE", null);
        if (key == null && base == null) {
            faults.add("ROSTRUM_STRIPE_KEY is missing, and no ROSTRUM_STRIPE_BASE names an emulator");
        }
        if (base != null && !base.equals(STRIPE)) {
            address(base, faults);
            if (key != null && !key.startsWith("sk_test_")) {
                faults.add("ROSTRUM_STRIPE_KEY is no test key: it is never sent to " + base);
            }
        }
        WorkerConfig config = new WorkerConfig(
                text(environment, "ROSTRUM_KAFKA", "127.0.0.1:19092"),
                text(environment, "ROSTRUM_STRIPE_WORKER", "stripe-worker-1"),
                key == null ? EMULATOR_KEY : key,
                base == null ? STRIPE : base,
                number(environment, "ROSTRUM_STRIPE_CALLS", CALLS_MAX, 1, faults),
                number(environment, "ROSTRUM_STRIPE_WAITING", WAITING_MAX, 1, faults),
                Duration.ofMillis(
                        number(environment, "ROSTRUM_STRIPE_SWEEP_MILLIS", SWEEP_MILLIS, 100, faults)),
                number(environment, "ROSTRUM_STRIPE_DOOR_PORT", DOOR_PORT, -1, faults));
        if (!faults.isEmpty()) {
            throw new Invalid(faults);
        }
        return config;
    }

    private static void address(String base, List<String> faults) {
        try {
            String scheme = URI.create(base).getScheme();
            if (!"http".equals(scheme) && !"https".equals(scheme)) {
                faults.add("ROSTRUM_STRIPE_BASE must be an http or https address");
            }
        } catch (IllegalArgumentException noAddress) {
            faults.add("ROSTRUM_STRIPE_BASE must be an http or https address");
        }
    }

    private static String text(Map<String, String> environment, String name, String otherwise) {
        String text = environment.get(name);
        return text == null || text.isBlank() ? otherwise : text.strip();
    }

    private static int number(
            Map<String, String> environment, String name, int otherwise, int least, List<String> faults) {
        try {
            int number = Integer.parseInt(text(environment, name, Integer.toString(otherwise)));
            if (number < least) {
                faults.add(name + " must be at least " + least);
            }
            return number;
        } catch (NumberFormatException noNumber) {
            faults.add(name + " is not a whole number");
            return otherwise;
        }
    }

    /** Whether real money moves. */
    public boolean live() {
        return !key.startsWith("sk_test_");
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "WorkerConfig[kafka=" + kafka + ", instance=" + instance + ", key=(redacted), base=" + base
                + ", callsMax=" + callsMax
                + ", waitingMax=" + waitingMax + ", sweepEvery=" + sweepEvery + ", doorPort=" + doorPort
                        + "]";
    }
}
