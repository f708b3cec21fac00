package io.rostrum.gateway.discovery;

import io.rostrum.contracts.mirror.ShowProjection;

/**
 * A show as it is listed.
 *
 * @param viewers who watch it now, through any gateway
 * @param picture id of a picture of its first lot; null where there is none
 */
public record Listing(ShowProjection show, long viewers, Placement placement, String picture) {}
