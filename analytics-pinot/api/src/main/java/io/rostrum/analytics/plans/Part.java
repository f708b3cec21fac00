package io.rostrum.analytics.plans;

import java.util.Set;

/** A part of analytics, and the plans that open it; {@code CORE} is everybody's. */
public enum Part {
    CORE,
    COHORTS,
    ATTENTION,
    BIDS;

    /** The least plan that opens what is not everybody's. */
    public static final String OPENS_WITH = "PREMIUM";

    private static final Set<String> OPENING = Set.of(OPENS_WITH, "ELITE");

    public boolean isOpenWith(String planId) {
        return this == CORE || OPENING.contains(planId);
    }
}
