package io.rostrum.devstack.engine;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The processes of the stack, in the order in which they start; they stop in the opposite order. */
public enum EngineName {
    KAFKA,
    REDIS,
    FLINK,
    GATEWAY,
    /** The emulator of Stripe, unless a key of Stripe's is set. */
    STRIPE,
    /** Orders and books. */
    LEDGER,
    /** Asks Stripe what the ledger wants asked. */
    PAYMENTS;

    /** What a bid needs: everything else may be away. */
    public static final Set<EngineName> SPINE =
            Collections.unmodifiableSet(EnumSet.of(KAFKA, REDIS, FLINK, GATEWAY));

    /**
     * Reads a name as people write it; an unknown one is an {@link IllegalArgumentException} that lists all.
     */
    public static EngineName parse(String text) {
        return Arrays.stream(values())
                .filter(name -> name.toString().equals(text.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no engine is called " + text + "; there are "
                        + Arrays.stream(values()).map(EngineName::toString)
                                .collect(Collectors.joining(", "))));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
