package io.rostrum.desks.user;

import io.rostrum.contracts.commerce.CommerceRefusal;
import io.rostrum.contracts.commerce.DeskCommand;
import io.rostrum.contracts.commerce.DeskHappening;
import io.rostrum.contracts.ledger.WalletFact;
import io.rostrum.contracts.money.Money;
import io.rostrum.contracts.payments.PaymentEvent;
import io.rostrum.credits.Wallet;
import io.rostrum.desks.Wished;
import io.rostrum.desks.charging.Refunding;

import java.util.LinkedHashMap;
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
