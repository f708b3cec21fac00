package io.rostrum.desks.user;

import io.rostrum.contracts.commerce.CommerceRefusal;
import io.rostrum.contracts.commerce.DeskCommand;
import io.rostrum.contracts.commerce.DeskHappening;
import io.rostrum.contracts.ledger.LedgerFact;
import io.rostrum.contracts.ledger.WalletFact;
import io.rostrum.contracts.money.Money;
import io.rostrum.contracts.payments.ChargePurpose;
import io.rostrum.credits.CreditDecision;
import io.rostrum.credits.CreditEvent;
import io.rostrum.credits.CreditRefusal;
import io.rostrum.credits.Credits;
import io.rostrum.desks.CreditPack;
import io.rostrum.desks.Wished;
import io.rostrum.desks.charging.Charge;

import java.util.Optional;

/**
 * Charges for packs and for the wallet: what was bought is there with the committed entry, and not before.
 */
final class Purchases {

    private Purchases() {}

    static void credits(UserWork work, DeskCommand.BuyCredits wish, Wished wished) {
        Optional<CreditPack> pack = work.terms().pack(wish.packId(), wish.currency());
        if (pack.isEmpty()) {
            work.refuse(wished, CommerceRefusal.UNKNOWN_PACK, wish.packId() + " in " + wish.currency());
            return;
        }
        if (work.credits.lots().stream().filter(lot -> lot.left() > 0).count() >= UserDesk.KEPT_MAX) {
            work.refuse(
                    wished, CommerceRefusal.TOO_MANY, "a desk keeps at most " + UserDesk.KEPT_MAX + " packs");
            return;
        }
        Money price = new Money(pack.get().priceMinor(), pack.get().currency());
        begin(work, wished, wish.packId(), pack.get().credits(), price);
    }

    static void wallet(UserWork work, DeskCommand.TopUpWallet wish, Wished wished) {
        Money amount = wish.amount();
        boolean offered =
                work.terms().packs().stream().anyMatch(pack -> pack.currency().equals(amount.currency()));
        if (!offered) {
            work.refuse(wished, CommerceRefusal.WRONG_CURRENCY, "there is no wallet in " + amount.currency());
            return;
        }
        long coming = work.purchases.stream()
                .filter(Purchase::forWallet)
                .map(each -> each.charge().amount())
                .filter(each -> each.currency().equals(amount.currency()))
                .mapToLong(Money::minor)
                .sum();
        boolean over = amount.minor() > work.wallet(amount.currency()).capMinor()
                || work.wallet(amount.currency()).topUpRefusal(amount.minor() + coming) != null;
        if (over) {
            UserWishes.refuse(work, wished, CreditRefusal.OVER_WALLET_CAP);
            return;
        }
        begin(work, wished, null, 0, amount);
    }

    private static void begin(UserWork work, Wished wished, String packId, long credits, Money amount) {
        String method = work.payer.newest();
        if (method == null) {
            work.refuse(wished, CommerceRefusal.NO_PAYMENT_METHOD, "save a card first");
            return;
        }
        if (work.purchases.size() >= UserDesk.PURCHASES_MAX) {
            work.refuse(wished, CommerceRefusal.IN_PROGRESS, "other payments are under way");
            return;
        }
        String id = wished.commandId().toString();
        String name = (packId == null ? "wallet/" : "credits/") + work.userId + "/" + id;
        Charge charge = Charge.of(
                name, work.desk(), packId == null ? ChargePurpose.WALLET : ChargePurpose.CREDITS, amount,
                work.payer.customerId(), method, false, work.now());
        work.purchases.add(new Purchase(id, packId, credits, work.payer.since(method), charge, null));
        work.ask(charge.ask(work.terms()));
        work.line(DeskHappening.PURCHASE_BEGUN, id, credits, amount, packId);
        work.accept(wished);
    }

    /** A purchase's charge has moved on. */
    static void moved(UserWork work, Purchase purchase, Charge next) {
        Charge was = purchase.charge();
        Purchase now = purchase.with(next);
        work.purchases.set(work.purchases.indexOf(purchase), now);
        if (next.phase() == was.phase()) {
            return;
        }
        switch (next.phase()) {
            case CREATING, CONFIRMING, CANCELLING -> work.ask(next.ask(work.terms()));
            case AUTHENTICATING -> work.line(
                    DeskHappening.AUTHENTICATION_WANTED, now.boughtWith(), now.credits(), next.amount(),
                    now.packId());
            case DECLINED -> moved(work, now, next.givenUp(work.now()));
            case CANCELLED -> {
                work.purchases.remove(now);
                work.line(
                        DeskHappening.PURCHASE_FAILED, now.boughtWith(), now.credits(), next.amount(),
                        next.failure());
            }
            case CHARGED -> charged(work, now);
        }
    }

    private static void charged(UserWork work, Purchase purchase) {
        LedgerFact fact =
                purchase.forWallet() ? toppedUp(work, purchase) : bought(work, purchase).facts().getFirst();
        work.book(fact);
        work.purchases.set(work.purchases.indexOf(purchase), purchase.awaiting(fact.id()));
    }

    private static WalletFact.WalletToppedUp toppedUp(UserWork work, Purchase purchase) {
        Charge charge = purchase.charge();
        return new WalletFact.WalletToppedUp(
                charge.chargeId(), work.userId.value(), charge.amount().currency(), charge.amount().minor(),
                charge.feeMinor());
    }

    private static CreditDecision.Done bought(UserWork work, Purchase purchase) {
        Charge charge = purchase.charge();
        Credits.Pack pack = new Credits.Pack(
                charge.chargeId(), purchase.boughtWith(), purchase.cardSinceMillis(),
                charge.amount().currency(), charge.amount().minor(), charge.feeMinor(), purchase.credits());
        return (CreditDecision.Done) work.rules.bought(work.credits, pack, work.now());
    }

    /** The journal has the entry: what was bought is there. */
    static void booked(UserWork work, Purchase purchase) {
        Charge charge = purchase.charge();
        work.purchases.remove(purchase);
        if (purchase.forWallet()) {
            String currency = charge.amount().currency();
            work.wallets.put(
                    currency, work.wallet(currency).received(charge.chargeId(), charge.amount().minor()));
            work.line(DeskHappening.WALLET_TOPPED_UP, purchase.boughtWith(), 0, charge.amount(), null);
        } else {
            work.credits = work.credits.evolve(bought(work, purchase).event());
            work.line(
                    DeskHappening.CREDITS_BOUGHT, purchase.boughtWith(), purchase.credits(), charge.amount(),
                    purchase.packId());
            if (work.disputed().contains(charge.chargeId())) {
                work.credits = work.credits.evolve(new CreditEvent.LotFrozen(charge.chargeId()));
            }
        }
        CardDisputes.settle(work, charge.chargeId());
    }
}
