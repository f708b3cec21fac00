package io.rostrum.devstack.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where sellers' numbers are made: Pinot, and what answers out of it.
 *
 * @param controllerElsewhere of an existing cluster to use instead of starting a Pinot
 * @param brokerElsewhere of the same cluster
 * @param pinotPort the first of {@link #PINOT_PORTS} of our own
 * @param pinotHeap the greatest heap of Pinot, in the JVM's notation
 */
public record AnalyticsSettings(
        Optional<Address> controllerElsewhere, Optional<Address> brokerElsewhere, int pinotPort, int apiPort,
        String pinotHeap, String apiHeap) {

    /** Controller, broker, server (two) and ZooKeeper. */
    static final int PINOT_PORTS = 5;

    private static final String LOOPBACK = "127.0.0.1";

    /** What is wrong with it. */
    Optional<String> fault() {
        return controllerElsewhere.isPresent() == brokerElsewhere.isPresent()
                ? Optional.empty()
                : Optional.of(
                        "ROSTRUM_PINOT (a controller) and ROSTRUM_PINOT_BROKER are set together, or neither");
    }

    boolean isElsewhere() {
        return controllerElsewhere.isPresent();
    }

    /** Where tables are made. */
    public Address controller() {
        return controllerElsewhere.orElse(new Address(LOOPBACK, pinotPort));
    }

    /** Where Pinot is asked. */
    public Address broker() {
        return brokerElsewhere.orElse(new Address(LOOPBACK, pinotPort + 1));
    }

    /** Where sellers' questions are answered. */
    public Address api() {
        return new Address(LOOPBACK, apiPort);
    }

    List<String> pinotOptions() {
        return List.of("-Xms64m", "-Xmx" + pinotHeap, "-XX:+UseSerialGC");
    }

    List<String> apiOptions() {
        return List.of("-Xms32m", "-Xmx" + apiHeap, "-XX:+UseSerialGC");
    }

    /** What the engines are told. */
    Map<String, String> environment() {
        return Map.of(
                "ROSTRUM_PINOT_PORT", Integer.toString(pinotPort),
                "ROSTRUM_PINOT", controller().toString(),
                "ROSTRUM_PINOT_BROKER", broker().toString(),
                "ROSTRUM_ANALYTICS_PORT", Integer.toString(apiPort),
                "ROSTRUM_ANALYTICS", api().toString());
    }
}
