package io.rostrum.gateway;

import io.rostrum.identity.SignIn;
import io.rostrum.identity.SignInSettings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * All settings of the gateway, read from the environment once.
 *
 * @param data the folder below which pictures are kept
 * @param kafka bootstrap servers
 * @param redis where the mirror is
 * @param ledger where orders and books are read
 * @param analytics where sellers' numbers are read
 * @param mediaUrl where streams are watched: the media process, or the edge before it
 * @param rtmpUrl what encoders publish to, without a key
 * @param listen where to serve; port 0 is any free one
 * @param node names this node among gateways: 1 to 64 characters of {@code A-Z a-z 0-9 _ -}
 * @param origins pages that may speak to this gateway besides its own
 * @param streamSecretFile holds what permits for streams are made with; null: streams need none
 * @param webhookSecretFile holds the secrets of Stripe's webhooks, one a line; null: nobody may send any
 */
public record GatewayConfig(
        Path data, String kafka, HostPort redis, HostPort ledger, HostPort analytics, String mediaUrl,
        String rtmpUrl, HostPort listen, String node, SignIn signIn, Set<String> origins,
        Path streamSecretFile, Path webhookSecretFile, Limits limits) {

    /** Says everything that is wrong with the settings. */
    public static final class Invalid extends Exception {

        private static final long serialVersionUID = 1L;

        Invalid(List<String> faults) {
            super(String.join("\n", faults));
        }
    }

    public GatewayConfig {
        origins = Set.copyOf(origins);
    }

    /** Reads the settings; throws with all faults together. */
    public static GatewayConfig from(Map<String, String> environment) throws Invalid {
        Reading read = new Reading(environment);
        Path data = read.value("ROSTRUM_DATA", "data", text -> Path.of(text).toAbsolutePath().normalize());
        String kafka = read.value("ROSTRUM_KAFKA", "127.0.0.1:19092", Function.identity());
        HostPort redis = read.value("ROSTRUM_REDIS", "127.0.0.1:16379", HostPort::parse);
        HostPort ledger = read.value("ROSTRUM_LEDGER", "127.0.0.1:8090", HostPort::parse);
        HostPort analytics = read.value("ROSTRUM_ANALYTICS", "127.0.0.1:8095", HostPort::parse);
        String media = read.value("ROSTRUM_MEDIA_URL", "http://127.0.0.1:8100", GatewayConfig::address);
        String rtmp = read.value("ROSTRUM_RTMP_URL", "rtmp://127.0.0.1:1935/live", GatewayConfig::address);
        String host = read.value("ROSTRUM_GATEWAY_HOST", "127.0.0.1", Function.identity());
        int port = read.value("ROSTRUM_GATEWAY_PORT", "8080", Integer::parseInt);
        String node = read.value("ROSTRUM_NODE", "gateway-1", GatewayConfig::node);
        Set<String> origins = read.value("ROSTRUM_ORIGINS", "", GatewayConfig::list);
        SignIn signIn = SignInSettings.read(environment, data, read.faults);
        Limits limits = Limits.from(read::above0);
        if (port < 0 || port > 65_535) {
            read.faults.add("ROSTRUM_GATEWAY_PORT is 0 to 65535");
        }
        if (!read.faults.isEmpty()) {
            throw new Invalid(read.faults);
        }
        return new GatewayConfig(
                data, kafka, redis, ledger, analytics, media, rtmp, new HostPort(host, port), node, signIn,
                origins, read.file("ROSTRUM_STREAM_SECRET_FILE"),
                read.file("ROSTRUM_STRIPE_WEBHOOK_SECRET_FILE"), limits);
    }

    /**
     * The secrets of Stripe's webhooks; more than one while they are changed.
     *
     * @throws IOException if the file cannot be read
     */
    public List<String> webhookSecrets() throws IOException {
        return webhookSecretFile == null
                ? List.of()
                : Files.readAllLines(webhookSecretFile).stream()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList();
    }

    /** The allow-list: what is set, and the pages that this gateway serves itself. */
    public Set<String> allowedOrigins(int port) {
        Set<String> all = new LinkedHashSet<>(origins);
        all.add("http://" + listen.host() + ":" + port);
        all.add("http://localhost:" + port);
        all.add("http://127.0.0.1:" + port);
        return all;
    }

    private static String node(String text) {
        if (!text.matches("[A-Za-z0-9_-]{1,64}")) {
            throw new IllegalArgumentException("1 to 64 letters, digits, '_' and '-'");
        }
        return text;
    }

    private static String address(String text) {
        if (!text.matches("(https?|rtmps?)://[^\\s/]+(/\\S*)?")) {
            throw new IllegalArgumentException("an address such as https://stream.example");
        }
        return text.replaceAll("/+$", "");
    }

    private static Set<String> list(String text) {
        Set<String> all = new LinkedHashSet<>();
        Arrays.stream(text.split(",")).map(String::strip).filter(one -> !one.isEmpty()).forEach(all::add);
        return all;
    }

    /** Reads settings one by one and gathers what is wrong. */
    private static final class Reading {

        private final Map<String, String> environment;
        private final List<String> faults = new ArrayList<>();

        Reading(Map<String, String> environment) {
            this.environment = environment;
        }

        private String text(String name) {
            String text = environment.get(name);
            return text == null || text.isBlank() ? null : text.strip();
        }

        /** A file that is named there; null if none is. */
        Path file(String name) {
            return value(name, "", text -> text.isEmpty() ? null : Path.of(text));
        }

        <T> T value(String name, String otherwise, Function<String, T> parse) {
            String text = text(name);
            try {
                return parse.apply(text == null ? otherwise : text);
            } catch (NumberFormatException noNumber) {
                faults.add(name + " is not a whole number");
            } catch (IllegalArgumentException fault) {
                faults.add(name + ": " + fault.getMessage());
            }
            return parse.apply(otherwise);
        }

        int above0(String name, int otherwise) {
            int number = value(name, Integer.toString(otherwise), Integer::parseInt);
            if (number < 1) {
                faults.add(name + " must be above zero");
            }
            return number;
        }
    }
}
