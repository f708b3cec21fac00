package io.rostrum.devstack.engine;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The processes of the spine, in the order in which they start; they stop in the opposite order. */
public enum EngineName {
    KAFKA,
    REDIS,
    FLINK,
    GATEWAY;

    /**
     * Reads a name as people write it; an unknown one is an {@link IllegalArgumentException} that lists all.
     */
    public static EngineName parse(String text) {
        return Arrays.stream(values())
                .filter(name -> name.toString().equals(text.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no engine is called " + text + "; there are "
                        + Arrays.stream(values()).map(EngineName::toString).collect(Collectors.joining(", "))));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
