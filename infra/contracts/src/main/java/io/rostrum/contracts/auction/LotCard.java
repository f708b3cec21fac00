package io.rostrum.contracts.auction;

import java.util.List;

/**
 * The public part of a lot that changes seldom: what stands in a catalogue. Never holds the reserve, only
 * whether there is one.
 *
 * @param position place in the run list, from 1
 * @param rules a pack of its own; absent is the show's
 */
public record LotCard(
        int position,
        String title,
        String text,
        String category,
        List<String> pictures,
        long openingMinor,
        boolean hasReserve,
        RulePack rules) {

    public LotCard {
        pictures = List.copyOf(pictures);
    }
}
