package io.rostrum.analytics.plans;

import java.util.Arrays;
import java.util.List;

/** A seller's plan, what it opens and what another would. */
public record PlanView(String planId, List<Part> open, List<Closed> closed) {

    public record Closed(Part part, String opensWith) {}

    public static PlanView of(String planId) {
        return new PlanView(
                planId,
                Arrays.stream(Part.values()).filter(part -> part.isOpenWith(planId)).toList(),
                Arrays.stream(Part.values())
                        .filter(part -> !part.isOpenWith(planId))
                        .map(part -> new Closed(part, Part.OPENS_WITH))
                        .toList());
    }
}
