package io.rostrum.orders.desk;

import io.rostrum.commission.CommissionTiers;
import io.rostrum.contracts.commerce.CommerceRefusal;
import io.rostrum.contracts.commerce.DeskCommand;
import io.rostrum.contracts.commerce.InboxMessage;
import io.rostrum.contracts.commerce.InboxMessage.*;
import io.rostrum.contracts.commerce.InboxRecord;
import io.rostrum.contracts.commerce.InvoiceId;
import io.rostrum.contracts.commerce.Sale;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.payments.PaymentEvent;
import io.rostrum.contracts.payments.PaymentId;
import io.rostrum.contracts.payments.PaymentRequest;
import io.rostrum.contracts.payments.PaymentRequestRecord;
import io.rostrum.orders.asking.Ask;

import java.util.ArrayList;
import java.util.List;

/**
 * Puts the commission's terms to sales by the seller's volume and plan, and knows the account that money goes
 * to.
 */
public final class SellerDesk {

    private SellerDesk() {}

    /** Opens the seller's account, once; the page goes on with the provider. */
    public static DeskStep<SellerState> open(SellerState state, UserId sellerId, String country) {
        if (state.accountId() != null && !country.equals(state.country())) {
            return DeskStep.refuse(
                    state, CommerceRefusal.WRONG_STATE, "the account is in " + state.country());
        }
        return DeskStep.of(state.in(country), new Ask.OfProvider(new PaymentRequestRecord(
                sellerId + "/account", new PaymentId("seller/" + sellerId),
                DeskCommand.sellerDesk(sellerId), null, new PaymentRequest.OpenAccount(sellerId, country))));
    }

    /** @param now log time in epoch milliseconds */
    public static DeskStep<SellerState> hear(
            SellerState state, InboxMessage message, long now, CommissionTiers tiers) {
        return switch (message) {
            case SaleMade told -> {
                Sale sale = priced(state, told.sale(), now, tiers);
                yield DeskStep.of(state, toBuyer(sale, new SaleMade(sale)));
            }
            case SecondChanceFound told -> {
                Sale sale = priced(state, told.sale(), now, tiers);
                yield DeskStep.of(state, toBuyer(sale, new SecondChanceFound(sale)));
            }
            case VolumeChanged told -> DeskStep.of(state.with(
                    told.currency(),
                    state.volume(told.currency()).plus(told.releasedAtMillis(), told.volumeMinor(), now)));
            case PlanChanged told -> DeskStep.of(state.onPlan(told.planId(), told.paid()));
            case InboxMessage.SellerSought sought -> state.ready()
                    ? DeskStep.of(state, found(state, sought))
                    : DeskStep.of(
                            state.waitingToo(sought), answer(sought, new SellerNotReady(sought.requestId())));
            case PaymentTold told -> account(state, told.payment().event());
            case ShowClosed told -> DeskStep.of(state, new Ask.OfAggregate(
                    new InboxRecord(told.basket().aggregate(), told.basket() + "/closed", told)));
            case SecondChanceMissing told -> DeskStep.of(state);
            case EntryTold told -> DeskStep.of(state);
            case RefusalTold told -> DeskStep.of(state);
            case PayerSought told -> DeskStep.of(state);
            case PayerFound told -> DeskStep.of(state);
            case PayerMissing told -> DeskStep.of(state);
            case SellerFound told -> DeskStep.of(state);
            case SellerNotReady told -> DeskStep.of(state);
            case AskTaken told -> DeskStep.of(state);
            case AskRefused told -> DeskStep.of(state);
            case GiftOffered told -> DeskStep.of(state);
            case GiftPayable told -> DeskStep.of(state);
            case BidDecided told -> DeskStep.of(state);
            case PassDecided told -> DeskStep.of(state);
            case MarkSeen told -> DeskStep.of(state);
            case AccountLinked told -> DeskStep.of(state);
            case ShowStands told -> DeskStep.of(state);
            case WalletSought told -> DeskStep.of(state);
            case WalletFirstSought told -> DeskStep.of(state);
            case WalletFound told -> DeskStep.of(state);
            case WalletShort told -> DeskStep.of(state);
            case WalletFreed told -> DeskStep.of(state);
            case WalletSpent told -> DeskStep.of(state);
            case ChargeDisputed told -> DeskStep.of(state);
            case ChargeOwed told -> DeskStep.of(state);
            case WalletReceived told -> DeskStep.of(state);
        };
    }

    private static Sale priced(SellerState state, Sale sale, long now, CommissionTiers tiers) {
        return sale.under(tiers.terms(
                state.volume(sale.currency()).at(now), sale.currency(), state.planId(), state.paidPlan()));
    }

    private static DeskStep<SellerState> account(SellerState state, PaymentEvent event) {
        if (event instanceof PaymentEvent.AccountOpened opened) {
            return DeskStep.of(state.account(opened.accountId(), state.ready()));
        }
        if (!(event instanceof PaymentEvent.AccountChanged changed)) {
            return DeskStep.of(state);
        }
        SellerState next = state.account(changed.accountId(), changed.transfersReady());
        List<Ask> asks = new ArrayList<>();
        if (next.ready()) {
            state.waiting().forEach(sought -> asks.add(found(next, sought)));
        }
        return DeskStep.of(next, asks);
    }

    private static Ask found(SellerState state, InboxMessage.SellerSought sought) {
        return answer(sought, new SellerFound(sought.requestId(), state.accountId(), state.country()));
    }

    private static Ask answer(InboxMessage.SellerSought sought, InboxMessage message) {
        return new Ask.OfAggregate(new InboxRecord(sought.replyTo(), sought.requestId(), message));
    }

    private static Ask toBuyer(Sale sale, InboxMessage message) {
        String basket = InvoiceId.basketOf(sale.showId(), sale.buyerId()).aggregate();
        return new Ask.OfAggregate(new InboxRecord(basket, sale.orderId().value(), message));
    }
}
