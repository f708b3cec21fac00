package io.rostrum.analytics.plans;

import io.rostrum.contracts.id.UserId;

import java.util.Optional;

/** Tells sellers' plans. */
public interface Plans {

    /** The plan that everybody has who has no other. */
    String FREE = "FREE";

    /**
     * The plan that counts now; empty when it cannot be told.
     *
     * @param authorization the seller's own, as it came
     */
    Optional<String> plan(UserId seller, String authorization);
}
