package io.rostrum.bench.floor;

import java.util.Arrays;
import java.util.Locale;

/** A way to build the floor. Which is fastest depends on rate and machine, so all are tried. */
public enum FloorVariant {

    /** One thread polls, works, writes a poll's answers in one go and waits for Redis. */
    ONE_THREAD("one thread polls, works, writes to redis pipelined and waits for its answers"),

    /** One thread, which reads Redis' answers only when it has polled again. */
    ONE_THREAD_LATE(
            "one thread polls, works, writes to redis pipelined; reads its answers after the next poll"),

    /** One thread polls and works, another writes to Redis what has gathered and waits. */
    TWO_THREADS("one thread polls and works, a second writes to redis what has gathered, and waits");

    private final String words;

    FloorVariant(String words) {
        this.words = words;
    }

    /** What it does, for people. */
    public String words() {
        return words;
    }

    /** The command log that this variant reads. */
    public String topic() {
        return "bench.floor." + name().toLowerCase(Locale.ROOT).replace('_', '-') + ".v1";
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    public static FloorVariant ofTopic(String topic) {
        return Arrays.stream(values())
                .filter(variant -> variant.topic().equals(topic))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no floor reads " + topic));
    }
}
