package io.rostrum.credits;

import java.util.List;

/** What happened on a user's desk. */
public sealed interface CreditEvent {

    /** A pack was paid, or a bonus granted. */
    record LotAdded(CreditLot lot) implements CreditEvent {}

    /** A gift was made; each part of it comes from one lot. */
    record GiftMade(String giftId, String receiver, List<GiftPart> parts, long atMillis)
            implements CreditEvent {
        public GiftMade {
            parts = List.copyOf(parts);
        }

        public long credits() {
            return parts.stream().mapToLong(part -> part.part().credits()).sum();
        }
    }

    /** The seller has their share of a gift. */
    record GiftReleased(String giftId) implements CreditEvent {}

    /** Credits are set aside until it is known whether a bid is accepted. */
    record SpotlightWanted(String spotlightId, long credits) implements CreditEvent {}

    /** The bid was accepted and shown large. */
    record SpotlightShown(String spotlightId, List<CreditLot.Part> parts) implements CreditEvent {
        public SpotlightShown {
            parts = List.copyOf(parts);
        }
    }

    /** The bid was not accepted. */
    record SpotlightDropped(String spotlightId) implements CreditEvent {}

    /** Entry to a ticketed show was bought. */
    record PassTaken(String passId, List<CreditLot.Part> parts) implements CreditEvent {
        public PassTaken {
            parts = List.copyOf(parts);
        }
    }

    /** The show took place. */
    record PassHonoured(String passId) implements CreditEvent {}

    /** The show did not take place. */
    record PassReturned(String passId) implements CreditEvent {}

    /**
     * Nothing of a lot is spent until it is thawed: it is being returned, or its card's issuer disputes it.
     */
    record LotFrozen(String lotId) implements CreditEvent {}

    record LotThawed(String lotId) implements CreditEvent {}

    /** What was left of a lot went. */
    record LotClosed(String lotId, End end) implements CreditEvent {}

    /** How a lot ends before it is used up. */
    enum End {
        RETURNED,
        EXPIRED,
        CHARGED_BACK
    }

    /** @param heldMinor the seller's share of the value */
    record GiftPart(String partId, CreditLot.Part part, long heldMinor) {}
}
