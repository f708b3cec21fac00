package io.rostrum.desks.user;

import io.rostrum.contracts.commerce.DeskStanding;
import io.rostrum.contracts.commerce.DeskStanding.Aside;
import io.rostrum.contracts.commerce.DeskStanding.AsideKind;
import io.rostrum.contracts.commerce.DeskStanding.Gift;
import io.rostrum.contracts.commerce.DeskStanding.Pack;
import io.rostrum.contracts.commerce.DeskStanding.PackState;
import io.rostrum.contracts.commerce.DeskStanding.Pocket;
import io.rostrum.contracts.commerce.DeskStanding.PurchaseState;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.money.Money;
import io.rostrum.credits.CreditEvent;
import io.rostrum.credits.CreditLot;
import io.rostrum.credits.Wallet;
import io.rostrum.desks.DeskTerms;
import io.rostrum.desks.charging.Charge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What of a user's desk its owner reads, and finance besides. */
final class UserStanding {

    private UserStanding() {}

    static DeskStanding.OfUser of(UserDesk desk, DeskTerms terms) {
        return new DeskStanding.OfUser(
                Math.max(0, desk.credits().free()), packs(desk, terms), gifts(desk, terms), asides(desk),
                purchases(desk), pockets(desk), desk.walletFirst(), desk.stopped(),
                desk.links().stream().sorted(Comparator.comparing(UserId::value)).toList());
    }

    private static List<Pack> packs(UserDesk desk, DeskTerms terms) {
        Set<String> disputed =
                desk.disputes().stream().map(CardDispute::chargeId).collect(Collectors.toSet());
        return desk.credits().lots().stream()
                .filter(lot -> lot.left() > 0)
                .map(lot -> new Pack(
                        lot.boughtWith(), lot.credits(), lot.left(),
                        new Money(lot.priceMinor(), lot.currency()), lot.boughtAtMillis(),
                        lot.bonus() ? lot.boughtAtMillis()
                                : lot.boughtAtMillis() + terms.credits().returnMillis(),
                        lot.expiresAtMillis(), state(desk, lot, disputed)))
                .toList();
    }

    private static PackState state(UserDesk desk, CreditLot lot, Set<String> disputed) {
        if (disputed.contains(lot.lotId())) {
            return PackState.DISPUTED;
        }
        return desk.credits().frozen().contains(lot.lotId()) ? PackState.RETURNING : PackState.OPEN;
    }

    private static List<Gift> gifts(UserDesk desk, DeskTerms terms) {
        return desk.credits().gifts().values().stream()
                .filter(gift -> gift.credits() > 0)
                .sorted(Comparator.comparingLong(CreditEvent.GiftMade::atMillis)
                        .thenComparing(CreditEvent.GiftMade::giftId))
                .map(gift -> new Gift(
                        gift.giftId(), gift.receiver(), gift.credits(),
                        gift.atMillis() + terms.credits().giftHoldMillis()))
                .toList();
    }

    private static List<Aside> asides(UserDesk desk) {
        List<Aside> asides = new ArrayList<>();
        new TreeMap<>(desk.spotlights()).forEach((id, spotlight) ->
                asides.add(new Aside(id, AsideKind.SPOTLIGHT, spotlight.showId(), spotlight.credits())));
        new TreeMap<>(desk.passShows()).forEach((id, show) -> asides.add(new Aside(
                id, AsideKind.PASS, show,
                desk.credits().passes().getOrDefault(id, List.of()).stream()
                        .mapToLong(CreditLot.Part::credits)
                        .sum())));
        return asides;
    }

    private static List<DeskStanding.Purchase> purchases(UserDesk desk) {
        return desk.purchases().stream()
                .map(each -> new DeskStanding.Purchase(
                        each.boughtWith(), each.forWallet(), each.charge().amount(), each.credits(),
                        state(each.charge()), each.charge().intentId(), each.charge().sinceMillis()))
                .toList();
    }

    private static PurchaseState state(Charge charge) {
        return switch (charge.phase()) {
            case CREATING, CONFIRMING -> PurchaseState.CHARGING;
            case AUTHENTICATING -> PurchaseState.AUTHENTICATING;
            case DECLINED, CANCELLING, CANCELLED -> PurchaseState.CANCELLING;
            case CHARGED -> PurchaseState.BOOKING;
        };
    }

    private static List<Pocket> pockets(UserDesk desk) {
        Set<String> currencies = new TreeSet<>(desk.wallets().keySet());
        List<Pocket> pockets = new ArrayList<>();
        for (String currency : currencies) {
            Wallet wallet = desk.wallets().get(currency);
            long leaving = desk.withdrawals().stream()
                    .map(each -> each.refunding().amount())
                    .filter(amount -> amount.currency().equals(currency))
                    .mapToLong(Money::minor)
                    .sum();
            long aside = desk.asides().values().stream()
                    .filter(each -> each.currency().equals(currency))
                    .mapToLong(SetAside::minor)
                    .sum();
            pockets.add(new Pocket(
                    new Money(wallet.heldMinor(), currency), new Money(leaving, currency),
                    new Money(aside, currency), wallet.capMinor()));
        }
        return pockets;
    }
}
