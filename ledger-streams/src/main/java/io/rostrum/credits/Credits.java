package io.rostrum.credits;

import io.rostrum.accounting.Rounding;
import io.rostrum.contracts.ledger.CreditFact;
import io.rostrum.contracts.ledger.HoldShare;
import io.rostrum.contracts.ledger.LedgerFact;
import io.rostrum.credits.CreditEvent.GiftMade;
import io.rostrum.credits.CreditEvent.GiftPart;

import java.util.ArrayList;
import java.util.List;

/** Decides on a user's credits. It changes nothing; {@link CreditDesk#evolve} does. Times are log times. */
public final class Credits {

    private final CreditRules rules;

    public Credits(CreditRules rules) {
        this.rules = rules;
    }

    /**
     * A pack that was paid.
     *
     * @param boughtWith the command that bought it
     * @param cardSinceMillis when the card was saved that paid for it
     */
    public record Pack(
            String chargeId, String boughtWith, long cardSinceMillis, String currency, long minor,
            long feeMinor, long credits) {}

    /** A charge for a pack succeeded. */
    public CreditDecision bought(CreditDesk desk, Pack pack, long nowMillis) {
        CreditLot lot = CreditLot.paid(pack, nowMillis, nowMillis + rules.lifeMillis());
        return done(new CreditEvent.LotAdded(lot), new CreditFact.CreditsBought(
                pack.chargeId(), desk.userId(), pack.currency(), pack.minor(), pack.feeMinor(),
                pack.credits()));
    }

    /**
     * Bonus credits are granted. {@code currency} is the one that the user's packs are sold in; they carry no
     * money.
     */
    public CreditDecision granted(
            CreditDesk desk, String grantId, String currency, long credits, long nowMillis) {
        CreditLot lot =
                CreditLot.granted(grantId, currency, credits, nowMillis, nowMillis + rules.lifeMillis());
        return done(new CreditEvent.LotAdded(lot),
                new CreditFact.CreditsGranted(grantId, desk.userId(), credits));
    }

    /**
     * A wish to give.
     *
     * @param linked whether the receiver's account is linked to the giver's
     * @param receivedToday credits that the receiver was given today already
     */
    public record Gift(
            String giftId, String receiver, long credits, boolean linked, long receivedToday) {}

    public CreditDecision give(CreditDesk desk, Gift gift, long nowMillis) {
        if (gift.linked() || gift.receiver().equals(desk.userId())) {
            return refused(CreditRefusal.OWN_ACCOUNT);
        }
        if (desk.free() < gift.credits()) {
            return refused(CreditRefusal.NOT_ENOUGH_CREDITS);
        }
        if (desk.open(true) < gift.credits()) {
            return refused(CreditRefusal.BONUS_NOT_GIFTABLE);
        }
        boolean young = desk.take(gift.credits(), true).stream()
                .anyMatch(
                        part -> nowMillis - desk.lot(part.lotId()).cardSinceMillis() < rules.cardAgeMillis());
        if (young) {
            return refused(CreditRefusal.CARD_TOO_YOUNG);
        }
        if (desk.givenOn(CreditDesk.day(nowMillis)) + gift.credits() > rules.giverDayMax()) {
            return refused(CreditRefusal.OVER_GIVER_CAP);
        }
        if (gift.receivedToday() + gift.credits() > rules.receiverDayMax()) {
            return refused(CreditRefusal.OVER_RECEIVER_CAP);
        }
        List<GiftPart> parts = new ArrayList<>();
        List<LedgerFact> facts = new ArrayList<>();
        for (CreditLot.Part part : desk.take(gift.credits(), true)) {
            String partId = gift.giftId() + "." + (parts.size() + 1);
            long held = Rounding.halfEven(part.valueMinor(), rules.giftShareTenThousandths());
            parts.add(new GiftPart(partId, part, held));
            facts.add(new CreditFact.GiftGiven(
                    partId, desk.userId(), part.currency(), part.credits(), part.valueMinor(), held));
        }
        return new CreditDecision.Done(new GiftMade(gift.giftId(), gift.receiver(), parts, nowMillis), facts);
    }

    /** The time is over for which a gift is held. */
    public CreditDecision releaseGift(CreditDesk desk, String giftId, long nowMillis) {
        GiftMade gift = desk.gifts().get(giftId);
        if (gift == null || nowMillis < gift.atMillis() + rules.giftHoldMillis()) {
            return refused(CreditRefusal.UNKNOWN);
        }
        List<LedgerFact> facts = gift.parts().stream()
                .filter(part -> part.heldMinor() > 0)
                .<LedgerFact>map(part -> new CreditFact.GiftReleased(
                        part.partId(), gift.receiver(), part.part().currency(), part.heldMinor()))
                .toList();
        return new CreditDecision.Done(new CreditEvent.GiftReleased(giftId), facts);
    }

    /** Credits are set aside for a bid that shall be shown large. */
    public CreditDecision wantSpotlight(CreditDesk desk, String spotlightId, long credits) {
        return desk.free() < credits
                ? refused(CreditRefusal.NOT_ENOUGH_CREDITS)
                : done(new CreditEvent.SpotlightWanted(spotlightId, credits));
    }

    /**
     * The bid was accepted, or not: only then the credits are spent, if no chargeback took them meanwhile.
     */
    public CreditDecision bidDecided(CreditDesk desk, String spotlightId, boolean accepted) {
        Long credits = desk.spotlights().get(spotlightId);
        if (credits == null) {
            return refused(CreditRefusal.UNKNOWN);
        }
        boolean there = desk.open(false) >= credits;
        if (!accepted || !there) {
            return done(new CreditEvent.SpotlightDropped(spotlightId));
        }
        List<CreditLot.Part> parts = desk.take(credits, false);
        List<LedgerFact> facts = new ArrayList<>();
        for (CreditLot.Part part : parts) {
            facts.add(new CreditFact.SpotlightShown(
                    spotlightId + "." + (facts.size() + 1), desk.userId(), part.currency(), part.credits(),
                    part.valueMinor()));
        }
        return new CreditDecision.Done(new CreditEvent.SpotlightShown(spotlightId, parts), facts);
    }

    /** Entry to a ticketed show is bought; its money stays deferred until the show. */
    public CreditDecision buyPass(CreditDesk desk, String passId, long credits) {
        return desk.free() < credits
                ? refused(CreditRefusal.NOT_ENOUGH_CREDITS)
                : done(
                        new CreditEvent.PassTaken(passId, desk.take(credits, false)),
                        new CreditFact.PassBought(passId, desk.userId(), credits));
    }

    /** The ticketed show took place, or did not. */
    public CreditDecision showDecided(CreditDesk desk, String passId, boolean tookPlace) {
        List<CreditLot.Part> parts = desk.passes().get(passId);
        if (parts == null) {
            return refused(CreditRefusal.UNKNOWN);
        }
        if (!tookPlace) {
            long credits = parts.stream().mapToLong(CreditLot.Part::credits).sum();
            CreditEvent returned = new CreditEvent.PassReturned(passId);
            return credits == 0
                    ? done(returned)
                    : done(returned, new CreditFact.PassReturned(passId, desk.userId(), credits));
        }
        List<LedgerFact> facts = new ArrayList<>();
        for (CreditLot.Part part : parts) {
            if (part.valueMinor() > 0) {
                facts.add(new CreditFact.PassHonoured(
                        passId + "." + (facts.size() + 1), part.currency(), part.valueMinor()));
            }
        }
        return new CreditDecision.Done(new CreditEvent.PassHonoured(passId), facts);
    }

    /** Why what is left of a paid pack cannot go back now; {@code null} if it can. */
    public CreditRefusal returnRefusal(CreditDesk desk, String lotId, long nowMillis) {
        CreditLot lot = desk.lot(lotId);
        if (lot == null || lot.bonus()) {
            return CreditRefusal.UNKNOWN;
        }
        if (nowMillis - lot.boughtAtMillis() > rules.returnMillis()) {
            return CreditRefusal.TOO_LATE;
        }
        if (lot.left() == 0 || desk.frozen().contains(lotId)) {
            return CreditRefusal.NOTHING_LEFT;
        }
        return desk.free() < lot.left() ? CreditRefusal.NOT_ENOUGH_CREDITS : null;
    }

    /** What is left of a paid pack went back. {@code refundId} names Stripe's refund of it. */
    public CreditDecision returned(CreditDesk desk, String lotId, String refundId) {
        CreditLot lot = desk.lot(lotId);
        if (lot == null || lot.left() == 0) {
            return refused(CreditRefusal.UNKNOWN);
        }
        return done(new CreditEvent.LotClosed(lotId, CreditEvent.End.RETURNED), new CreditFact.PackRefunded(
                refundId, desk.userId(), lot.currency(), lot.left(), lot.valueOfNext(lot.left()),
                List.of(), 0));
    }

    /** A lot's life is over: what is left of it is breakage. */
    public CreditDecision expire(CreditDesk desk, String lotId, long nowMillis) {
        CreditLot lot = desk.lot(lotId);
        if (lot == null || lot.left() == 0 || nowMillis < lot.expiresAtMillis() || desk.free() < lot.left()
                || desk.frozen().contains(lotId)) {
            return refused(CreditRefusal.UNKNOWN);
        }
        // A pass that comes back later makes the lot expire once more, which is another fact.
        String expiryId = lotId + "." + lot.spent() + "." + nowMillis;
        return done(new CreditEvent.LotClosed(lotId, CreditEvent.End.EXPIRED), new CreditFact.CreditsExpired(
                expiryId, desk.userId(), lot.currency(), lot.left(), lot.valueOfNext(lot.left())));
    }

    /**
     * A card issuer kept the money of a pack: what is left goes, gifts of it that are still held are void,
     * passes of it that were not used are void, and what was earned with it is taken back; what sellers
     * already have is the platform's loss. So is a part of a pack, whose credits stay, and what is of a pack
     * that is no longer known.
     */
    public CreditDecision chargedBack(
            CreditDesk desk, String lotId, String disputeId, String currency, long minor) {
        CreditLot lot = desk.lot(lotId);
        if (lot == null || minor < lot.priceMinor()) {
            return new CreditDecision.Done(
                    new CreditEvent.LotThawed(lotId), List.of(new CreditFact.PackChargedBack(
                    disputeId, desk.userId(), currency, 0, 0, List.of(), 0, minor)));
        }
        Undone undone = undone(desk, lot);
        return done(new CreditEvent.LotClosed(lotId, CreditEvent.End.CHARGED_BACK),
                new CreditFact.PackChargedBack(
                disputeId, desk.userId(), lot.currency(), lot.left(), undone.deferred(), undone.voided(),
                undone.income(), lot.sharedMinor() + minor - lot.priceMinor()));
    }

    /**
     * The platform's people refunded a pack, or a part of it, at the provider: the same as if the issuer had.
     */
    public CreditDecision refundedByHand(
            CreditDesk desk, String lotId, String refundId, String currency, long minor) {
        CreditLot lot = desk.lot(lotId);
        if (lot == null || minor < lot.priceMinor()) {
            return new CreditDecision.Done(
                    new CreditEvent.LotThawed(lotId), List.of(new CreditFact.PackRefunded(
                    refundId, desk.userId(), currency, 0, 0, List.of(), minor)));
        }
        Undone undone = undone(desk, lot);
        return done(
                new CreditEvent.LotClosed(lotId, CreditEvent.End.CHARGED_BACK), new CreditFact.PackRefunded(
                refundId, desk.userId(), lot.currency(), lot.left(), undone.deferred(), undone.voided(),
                undone.income() + lot.sharedMinor() + minor - lot.priceMinor()));
    }

    /** Where the money of a pack is: not earned yet, held for sellers, earned. */
    private record Undone(long deferred, List<HoldShare> voided, long income) {}

    private static Undone undone(CreditDesk desk, CreditLot lot) {
        List<HoldShare> voided = new ArrayList<>();
        desk.gifts().values().forEach(gift -> gift.parts().stream()
                .filter(part -> part.part().lotId().equals(lot.lotId()) && part.heldMinor() > 0)
                .forEach(part -> voided.add(new HoldShare(part.partId(), part.heldMinor()))));
        long passes = desk.passes().values().stream()
                .flatMap(List::stream)
                .filter(part -> part.lotId().equals(lot.lotId()))
                .mapToLong(CreditLot.Part::valueMinor)
                .sum();
        long deferred = lot.priceMinor() - lot.recognisedMinor() + passes;
        long income = lot.recognisedMinor() - passes - lot.sharedMinor()
                - voided.stream().mapToLong(HoldShare::minor).sum();
        return new Undone(deferred, voided, income);
    }

    private static CreditDecision done(CreditEvent event, LedgerFact... facts) {
        return new CreditDecision.Done(event, List.of(facts));
    }

    private static CreditDecision refused(CreditRefusal reason) {
        return new CreditDecision.Refused(reason);
    }
}
