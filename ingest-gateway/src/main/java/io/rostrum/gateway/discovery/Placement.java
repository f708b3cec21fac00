package io.rostrum.gateway.discovery;

/**
 * What a seller's plan does for the place of their shows: each viewer counts {@code weight} times, and a
 * coming show stands as if it began that much sooner. Whoever reads the list is told of it in words.
 *
 * @param weight 1 places a show where its viewers do
 */
public record Placement(String planId, int weight) {

    /** Without a plan that costs something. */
    public static final Placement NONE = new Placement("FREE", 1);

    public Placement {
        if (weight < 1) {
            throw new IllegalArgumentException("a plan never puts a show lower than its viewers do");
        }
    }

    /** The placement of a plan; a plan that is not known here places nothing. */
    public static Placement of(String planId) {
        return switch (planId) {
            case "PREMIUM" -> new Placement(planId, 3);
            case "ELITE" -> new Placement(planId, 5);
            default -> NONE;
        };
    }

    /** Whether the show stands higher than its viewers alone would have it. */
    public boolean lifts() {
        return weight > 1;
    }
}
