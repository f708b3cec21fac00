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
    PAYMENTS,
    /** The record's database. */
    POSTGRES,
    /** Keeps what happened as rows. */
    RECORD,
    /** Kafka Connect: carries the changes of the record's rows to Kafka. */
    CONNECT,
    /** Sets the connectors, and watches what they follow. */
    GUARD,
    /** Takes streams in and serves them. */
    MEDIA,
    /** What sellers' questions are answered out of, with its ZooKeeper. */
    PINOT,
    /** Answers sellers' questions. */
    ANALYTICS;

    /** What a bid needs: everything else may be away. */
    public static final Set<EngineName> SPINE =
            Collections.unmodifiableSet(EnumSet.of(KAFKA, REDIS, FLINK, GATEWAY));

    /** What deals with money. */
    public static final Set<EngineName> MONEY =
            Collections.unmodifiableSet(EnumSet.of(STRIPE, LEDGER, PAYMENTS));

    /** Whether auctions and orders go on without it. */
    public boolean isBeside() {
        return !SPINE.contains(this) && !MONEY.contains(this);
    }

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
