package io.rostrum.auction.state;

/** The open lots that share soft close extensions, in the order of their opening. */
public record GroupState(String[] lotIds) {}
