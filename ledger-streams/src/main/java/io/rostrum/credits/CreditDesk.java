package io.rostrum.credits;

import io.rostrum.credits.CreditEvent.GiftMade;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A user's credits. Lots stand in the order in which they came; a paid one that is used up stays for a
 * chargeback.
 *
 * @param gifts made and not yet released
 * @param spotlights credits set aside, by spotlight
 * @param passes bought for shows that did not take place yet
 * @param frozen lots of which nothing is spent for now
 * @param givenDay the day (epoch day, UTC) that {@code givenToday} counts
 */
public record CreditDesk(
        String userId, List<CreditLot> lots, Map<String, GiftMade> gifts, Map<String, Long> spotlights,
        Map<String, List<CreditLot.Part>> passes, Set<String> frozen, long givenDay, long givenToday) {

    /**
     * Lots that are kept; beyond it the oldest that is used up is forgotten, and a chargeback of it is for a
     * person.
     */
    static final int LOTS_KEPT = 500;

    private static final long DAY_MILLIS = 86_400_000L;

    public CreditDesk {
        lots = List.copyOf(lots);
        gifts = Map.copyOf(gifts);
        spotlights = Map.copyOf(spotlights);
        passes = Map.copyOf(passes);
        frozen = Set.copyOf(frozen);
    }

    public static CreditDesk of(String userId) {
        return new CreditDesk(userId, List.of(), Map.of(), Map.of(), Map.of(), Set.of(), 0, 0);
    }

    static long day(long atMillis) {
        return Math.floorDiv(atMillis, DAY_MILLIS);
    }

    long givenOn(long day) {
        return day == givenDay ? givenToday : 0;
    }

    /**
     * Credits that can be spent: what is left and not frozen, less what is set aside; below zero if that is
     * frozen now.
     */
    public long free() {
        return open(false) - spotlights.values().stream().mapToLong(Long::longValue).sum();
    }

    long left(boolean paidOnly) {
        return lots.stream().filter(lot -> !paidOnly || !lot.bonus()).mapToLong(CreditLot::left).sum();
    }

    long open(boolean paidOnly) {
        return lots.stream()
                .filter(lot -> (!paidOnly || !lot.bonus()) && !frozen.contains(lot.lotId()))
                .mapToLong(CreditLot::left)
                .sum();
    }

    /** The lot; {@code null} if there is none. */
    public CreditLot lot(String lotId) {
        return lots.stream().filter(lot -> lot.lotId().equals(lotId)).findFirst().orElse(null);
    }

    /** Takes credits, the oldest lot first; the caller has looked that there are enough. */
    List<CreditLot.Part> take(long credits, boolean paidOnly) {
        List<CreditLot.Part> parts = new ArrayList<>();
        long wanted = credits;
        for (CreditLot lot : lots) {
            boolean passed = (lot.bonus() && paidOnly) || frozen.contains(lot.lotId());
            long taken = passed ? 0 : Math.min(wanted, lot.left());
            if (taken > 0) {
                parts.add(new CreditLot.Part(lot.lotId(), lot.currency(), taken, lot.valueOfNext(taken)));
                wanted -= taken;
            }
        }
        return parts;
    }

    /** The desk after what happened; never refuses. */
    public CreditDesk evolve(CreditEvent event) {
        return switch (event) {
            case CreditEvent.LotAdded added -> withLots(plus(lots, added.lot())).tidied();
            case GiftMade made -> {
                long day = day(made.atMillis());
                CreditDesk spent = spent(made.parts().stream().map(CreditEvent.GiftPart::part).toList());
                yield new CreditDesk(
                        userId, spent.lots, plus(gifts, made.giftId(), made), spotlights, passes, frozen, day,
                        givenOn(day) + made.credits());
            }
            case CreditEvent.GiftReleased released -> shared(gifts.get(released.giftId()))
                    .withGifts(minus(gifts, released.giftId()))
                    .tidied();
            case CreditEvent.SpotlightWanted wanted ->
                withSpotlights(plus(spotlights, wanted.spotlightId(), wanted.credits()));
            case CreditEvent.SpotlightShown shown ->
                spent(shown.parts()).withSpotlights(minus(spotlights, shown.spotlightId())).tidied();
            case CreditEvent.SpotlightDropped dropped ->
                    withSpotlights(minus(spotlights, dropped.spotlightId()));
            case CreditEvent.PassTaken taken ->
                spent(taken.parts()).withPasses(plus(passes, taken.passId(), taken.parts()));
            case CreditEvent.PassHonoured honoured -> withPasses(minus(passes, honoured.passId())).tidied();
            case CreditEvent.PassReturned returned ->
                givenBack(passes.getOrDefault(returned.passId(), List.of()))
                        .withPasses(minus(passes, returned.passId()));
            case CreditEvent.LotFrozen lot -> withFrozen(plus(frozen, lot.lotId()));
            case CreditEvent.LotThawed lot -> withFrozen(minus(frozen, lot.lotId()));
            case CreditEvent.LotClosed closed -> closed(closed).withFrozen(minus(frozen, closed.lotId()));
        };
    }

    private CreditDesk closed(CreditEvent.LotClosed closed) {
        CreditLot lot = lot(closed.lotId());
        if (lot == null) {
            return this;
        }
        return switch (closed.end()) {
            case EXPIRED -> spent(List.of(new CreditLot.Part(
                            lot.lotId(), lot.currency(), lot.left(), lot.valueOfNext(lot.left()))))
                    .tidied();
            case RETURNED -> lot.spent() == 0 ? without(lot) : replaced(lot.cutToSpent()).tidied();
            case CHARGED_BACK -> without(lot).withoutPartsOf(lot.lotId());
        };
    }

    private CreditDesk withoutPartsOf(String lotId) {
        Map<String, GiftMade> stillGifts = new TreeMap<>();
        gifts.forEach((id, gift) -> stillGifts.put(id, new GiftMade(id, gift.receiver(), gift.parts().stream()
                .filter(part -> !part.part().lotId().equals(lotId))
                .toList(), gift.atMillis())));
        Map<String, List<CreditLot.Part>> stillPasses = new TreeMap<>();
        passes.forEach((id, parts) -> stillPasses.put(
                id, parts.stream().filter(part -> !part.lotId().equals(lotId)).toList()));
        return withGifts(stillGifts).withPasses(stillPasses);
    }

    private CreditDesk shared(GiftMade gift) {
        CreditDesk desk = this;
        for (CreditEvent.GiftPart part : gift == null ? List.<CreditEvent.GiftPart>of() : gift.parts()) {
            CreditLot lot = desk.lot(part.part().lotId());
            desk = lot == null ? desk : desk.replaced(lot.share(part.heldMinor()));
        }
        return desk;
    }

    private CreditDesk without(CreditLot gone) {
        return withLots(lots.stream().filter(lot -> !lot.lotId().equals(gone.lotId())).toList());
    }

    private CreditDesk replaced(CreditLot other) {
        return withLots(lots.stream().map(lot -> lot.lotId().equals(other.lotId()) ? other : lot).toList());
    }

    private CreditDesk spent(List<CreditLot.Part> parts) {
        return withLots(lots.stream().map(lot -> parts.stream()
                .filter(part -> part.lotId().equals(lot.lotId()))
                .findFirst()
                .map(lot::spend)
                .orElse(lot)).toList());
    }

    private CreditDesk givenBack(List<CreditLot.Part> parts) {
        return withLots(lots.stream().map(lot -> parts.stream()
                .filter(part -> part.lotId().equals(lot.lotId()))
                .findFirst()
                .map(lot::giveBack)
                .orElse(lot)).toList());
    }

    /**
     * Without bonus lots that are used up, and with no more paid ones than are kept for a late chargeback.
     */
    private CreditDesk tidied() {
        List<CreditLot> kept = new ArrayList<>(lots);
        kept.removeIf(lot -> lot.bonus() && isDone(lot));
        for (int i = 0; kept.size() > LOTS_KEPT && i < kept.size(); i++) {
            if (isDone(kept.get(i))) {
                kept.remove(i--);
            }
        }
        return withLots(kept);
    }

    private boolean isDone(CreditLot lot) {
        return lot.left() == 0
                && passes.values().stream().flatMap(List::stream)
                        .noneMatch(part -> part.lotId().equals(lot.lotId()))
                && gifts.values().stream()
                        .flatMap(gift -> gift.parts().stream())
                        .noneMatch(part -> part.part().lotId().equals(lot.lotId()));
    }

    private CreditDesk withGifts(Map<String, GiftMade> other) {
        return new CreditDesk(userId, lots, other, spotlights, passes, frozen, givenDay, givenToday);
    }

    private CreditDesk withLots(List<CreditLot> other) {
        return new CreditDesk(userId, other, gifts, spotlights, passes, frozen, givenDay, givenToday);
    }

    private CreditDesk withSpotlights(Map<String, Long> other) {
        return new CreditDesk(userId, lots, gifts, other, passes, frozen, givenDay, givenToday);
    }

    private CreditDesk withPasses(Map<String, List<CreditLot.Part>> other) {
        return new CreditDesk(userId, lots, gifts, spotlights, other, frozen, givenDay, givenToday);
    }

    private CreditDesk withFrozen(Set<String> other) {
        return new CreditDesk(userId, lots, gifts, spotlights, passes, other, givenDay, givenToday);
    }

    private static Set<String> plus(Set<String> all, String one) {
        Set<String> more = new TreeSet<>(all);
        more.add(one);
        return more;
    }

    private static Set<String> minus(Set<String> all, String one) {
        Set<String> less = new TreeSet<>(all);
        less.remove(one);
        return less;
    }

    private static List<CreditLot> plus(List<CreditLot> all, CreditLot lot) {
        List<CreditLot> more = new ArrayList<>(all);
        more.add(lot);
        return more;
    }

    private static <V> Map<String, V> plus(Map<String, V> all, String key, V value) {
        Map<String, V> more = new TreeMap<>(all);
        more.put(key, value);
        return more;
    }

    private static <V> Map<String, V> minus(Map<String, V> all, String key) {
        Map<String, V> less = new TreeMap<>(all);
        less.remove(key);
        return less;
    }
}
