package io.rostrum.desks.user;

import io.rostrum.contracts.commerce.CommerceRefusal;
import io.rostrum.contracts.commerce.DeskCommand;
import io.rostrum.contracts.commerce.DeskHappening;
import io.rostrum.contracts.commerce.InboxMessage;
import io.rostrum.contracts.commerce.WalletPart;
import io.rostrum.contracts.ledger.WalletFact;
import io.rostrum.contracts.money.Money;
import io.rostrum.contracts.payments.PaymentEvent;
import io.rostrum.credits.Wallet;
import io.rostrum.desks.Wished;
import io.rostrum.desks.charging.Refunding;
import io.rostrum.orders.state.WalletParts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The wallet: money goes back to the charges that it came from, the oldest first, one refund for each. */
final class WalletWishes {

    private WalletWishes() {}

    static void withdraw(UserWork work, DeskCommand.WithdrawWallet wish, Wished wished) {
        String currency = wish.amount().currency();
        Wallet.Change change = work.wallet(currency).take(wish.amount().minor(), work.disputed());
        if (!change.done()) {
            UserWishes.refuse(work, wished, change.refusal());
            return;
        }
        Map<String, Long> byCharge = new LinkedHashMap<>();
        change.taken().forEach(part -> byCharge.merge(part.chargeId(), part.leftMinor(), Math::addExact));
        if (work.withdrawals.size() + byCharge.size() > UserDesk.LEAVING_MAX) {
            work.refuse(wished, CommerceRefusal.IN_PROGRESS, "other money is on its way back");
            return;
        }
        work.wallets.put(currency, change.wallet());
        int part = 0;
        for (Map.Entry<String, Long> each : byCharge.entrySet()) {
            Refunding refunding = Refunding.of(
                    "withdrawal/" + work.userId + "/" + wished.commandId() + "/" + ++part, work.desk(),
                    each.getKey(), new Money(each.getValue(), currency));
            work.withdrawals.add(new Withdrawal(refunding));
            work.ask(refunding.ask());
        }
        work.line(DeskHappening.WITHDRAWAL_BEGUN, wished.commandId().toString(), 0, wish.amount(), null);
        work.accept(wished);
    }

    static void withdrawn(UserWork work, Withdrawal withdrawal, PaymentEvent.RefundMade made) {
        work.withdrawals.remove(withdrawal);
        Money amount = withdrawal.refunding().amount();
        work.book(new WalletFact.WalletWithdrawn(
                made.refundId(), work.userId.value(), amount.currency(), amount.minor()));
        work.line(DeskHappening.WALLET_WITHDRAWN, made.refundId(), 0, amount, null);
    }

    /**
     * Sets money aside for an invoice, or says that there is not so much; asked again, the same is answered.
     */
    static void sought(UserWork work, InboxMessage.WalletSought told) {
        SetAside known = work.asides.get(told.requestId());
        answer(
                work, told.replyTo(), told.requestId(),
                known == null
                        ? setAside(work, told.requestId(), told.amount().currency(), told.amount().minor())
                        : known);
    }

    /**
     * What the owner wishes to be paid by the wallet without being asked; asked again, the same is set
     * aside.
     */
    static void firstSought(UserWork work, InboxMessage.WalletFirstSought told) {
        String currency = told.total().currency();
        long open = work.walletFirst ? work.wallet(currency).openMinor(work.disputed()) : 0;
        long minor = WalletParts.of(told.total().minor(), open, told.cardMinMinor());
        SetAside known = work.asides.get(told.requestId());
        answer(
                work, told.replyTo(), told.requestId(),
                known != null || minor == 0 ? known : setAside(work, told.requestId(), currency, minor));
    }

    static void first(UserWork work, DeskCommand.UseWalletFirst wish, Wished wished) {
        if (wish.first() != work.walletFirst) {
            work.walletFirst = wish.first();
            work.line(
                    wish.first() ? DeskHappening.WALLET_FIRST_SET : DeskHappening.WALLET_FIRST_UNSET,
                    wished.commandId().toString(), 0, null, null);
        }
        work.accept(wished);
    }

    private static void answer(UserWork work, String replyTo, String requestId, SetAside aside) {
        work.tell(
                replyTo, requestId + "/answer",
                aside == null
                        ? new InboxMessage.WalletShort(requestId)
                        : new InboxMessage.WalletFound(requestId, aside.parts()));
    }

    /** Null if it cannot be. */
    private static SetAside setAside(UserWork work, String requestId, String currency, long minor) {
        Wallet.Change change = work.wallet(currency).take(minor, work.disputed());
        boolean can = change.done() && work.stopped() == null
                && work.asides.size() < UserDesk.ASIDES_MAX && change.taken().size() <= WalletPart.PARTS_MAX;
        if (!can) {
            return null;
        }
        List<WalletPart> parts = change.taken().stream()
                .map(source -> new WalletPart(source.chargeId(), source.leftMinor()))
                .toList();
        SetAside aside = new SetAside(currency, parts);
        work.wallets.put(currency, change.wallet());
        work.asides.put(requestId, aside);
        return aside;
    }

    /** The invoice is paid otherwise, or not at all: it comes first again. */
    static void freed(UserWork work, String requestId) {
        SetAside aside = work.asides.remove(requestId);
        if (aside != null) {
            work.wallets.put(aside.currency(), work.wallet(aside.currency()).restored(aside.parts().stream()
                    .map(part -> new Wallet.Source(part.chargeId(), part.minor()))
                    .toList()));
        }
    }

    /** The journal has taken it out of the wallet. */
    static void spent(UserWork work, String requestId) {
        SetAside aside = work.asides.remove(requestId);
        if (aside != null) {
            String invoice = requestId.substring(0, requestId.indexOf('/'));
            work.line(
                    DeskHappening.WALLET_SPENT, requestId, 0, new Money(aside.minor(), aside.currency()),
                    invoice);
        }
    }

    /**
     * Money of an order, or of a refund that a card did not take, which the journal has in the wallet
     * already.
     */
    static void received(UserWork work, String causeId, String chargeId, Money amount) {
        if (work.isNews("received:" + causeId)) {
            Wallet wallet = work.wallet(amount.currency());
            work.wallets.put(amount.currency(), wallet.received(chargeId, amount.minor()));
            work.line(DeskHappening.WALLET_RECEIVED, causeId, 0, amount, null);
        }
    }
}
