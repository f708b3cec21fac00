package io.rostrum.media.ingest;

import java.util.ArrayList;
import java.util.List;

/** A quality that viewers may choose. @param lines of the picture's shorter side @param kilobits a second */
public record Tier(int lines, int kilobits) {

    /** The most tiers of one stream. */
    public static final int MAX = 5;

    public static final List<Tier> USUAL =
            List.of(new Tier(720, 2_500), new Tier(480, 1_200), new Tier(360, 700));

    public Tier {
        if (lines < 120 || lines > 2_160 || kilobits < 50 || kilobits > 20_000) {
            throw new IllegalArgumentException("a tier has 120 to 2160 lines, 50 to 20000 kilobits");
        }
    }

    public String name() {
        return lines + "p";
    }

    /** Reads {@code 720:2500,480:1200}, the best first. */
    public static List<Tier> parse(String text) {
        List<Tier> tiers = new ArrayList<>();
        for (String part : text.split(",")) {
            if (!part.strip().matches("[0-9]{3,4}:[0-9]{2,5}")) {
                throw new IllegalArgumentException("tiers are written like 720:2500,480:1200");
            }
            String[] numbers = part.strip().split(":");
            tiers.add(new Tier(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1])));
        }
        for (int i = 1; i < tiers.size(); i++) {
            if (tiers.get(i).lines() >= tiers.get(i - 1).lines()) {
                throw new IllegalArgumentException("tiers are written the best first, each but once");
            }
        }
        if (tiers.size() > MAX) {
            throw new IllegalArgumentException("there are at most " + MAX + " tiers");
        }
        return List.copyOf(tiers);
    }
}
