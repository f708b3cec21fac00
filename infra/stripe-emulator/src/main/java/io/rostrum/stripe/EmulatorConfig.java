package io.rostrum.stripe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * All settings of the emulator, read from the environment once.
 *
 * @param journal the file from which its state comes back
 * @param port 0 is any free one
 * @param key the only API key that it takes
 * @param webhookUrl where events go; null is nowhere
 * @param webhookSecret signs them; null without a URL
 * @param payoutInterval of the platform's own account; anything but {@code manual} must be refused by the
 *     product
 * @param objectsMax the most objects that are kept
 */
public record EmulatorConfig(
        Path journal,
        String host,
        int port,
        String key,
        String webhookUrl,
        String webhookSecret,
        String payoutInterval,
        int objectsMax) {

    /** The key that the development stack uses; it opens nothing but an emulator. */
    public static final String DEVELOPMENT_KEY = "sk_test_rostrum_emulator";

    private static final int OBJECTS_MAX = 500_000;

    /** Reads the settings; a wrong one is an {@link IllegalArgumentException}. */
    public static EmulatorConfig from(Map<String, String> environment) throws IOException {
        Path data = Path.of(environment.getOrDefault("ROSTRUM_DATA", "data")).toAbsolutePath().normalize();
        String url = environment.get("ROSTRUM_STRIPE_WEBHOOK_URL");
        String secretFile = environment.get("ROSTRUM_STRIPE_WEBHOOK_SECRET_FILE");
        if (url != null && secretFile == null) {
            throw new IllegalArgumentException(
                    "ROSTRUM_STRIPE_WEBHOOK_URL needs ROSTRUM_STRIPE_WEBHOOK_SECRET_FILE");
        }
        return new EmulatorConfig(
                data.resolve("stripe/journal.jsonl"),
                environment.getOrDefault("ROSTRUM_STRIPE_HOST", "127.0.0.1"),
                number(environment, "ROSTRUM_STRIPE_PORT", 12_111),
                environment.getOrDefault("ROSTRUM_STRIPE_KEY", DEVELOPMENT_KEY),
                url,
                url == null ? null : Files.readString(Path.of(secretFile)).strip(),
                environment.getOrDefault("ROSTRUM_STRIPE_PLATFORM_PAYOUTS", "manual"),
                number(environment, "ROSTRUM_STRIPE_OBJECTS_MAX", OBJECTS_MAX));
    }

    @Override
    public String toString() {
        return "EmulatorConfig[journal=" + journal + ", " + host + ":" + port + ", webhookUrl=" + webhookUrl
                + "]";
    }

    private static int number(Map<String, String> environment, String name, int otherwise) {
        try {
            return Integer.parseInt(environment.getOrDefault(name, Integer.toString(otherwise)));
        } catch (NumberFormatException noNumber) {
            throw new IllegalArgumentException(name + " is not a whole number", noNumber);
        }
    }
}
