package io.rostrum.auction.deciding;

import io.rostrum.auction.state.ShowView;

import java.util.List;

/**
 * What follows from a fact and must be decided after it was kept, as each follows from how the one before
 * left the show: the lots that a barred paddle stood on, one by one.
 */
@FunctionalInterface
public interface Consequence {

    List<Fact> in(ShowView view);
}
