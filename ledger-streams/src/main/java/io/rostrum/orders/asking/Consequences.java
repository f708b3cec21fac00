package io.rostrum.orders.asking;

import io.rostrum.contracts.auction.AuctionCommand;
import io.rostrum.contracts.commerce.DeskCommand;
import io.rostrum.contracts.commerce.InboxMessage;
import io.rostrum.contracts.commerce.InboxRecord;
import io.rostrum.contracts.commerce.InvoiceEvent;
import io.rostrum.contracts.commerce.InvoiceEvent.*;
import io.rostrum.contracts.commerce.InvoiceId;
import io.rostrum.contracts.commerce.LifeEvent;
import io.rostrum.contracts.commerce.LifeEvent.*;
import io.rostrum.contracts.commerce.Sale;
import io.rostrum.contracts.commerce.WalletPart;
import io.rostrum.contracts.ledger.LedgerFact;
import io.rostrum.contracts.ledger.PostJournalEntry;
import io.rostrum.contracts.money.Money;
import io.rostrum.orders.OrderTerms;
import io.rostrum.orders.state.BasketState;
import io.rostrum.orders.state.DepositState;
import io.rostrum.orders.state.InvoiceState;
import io.rostrum.orders.state.OrderState;
import io.rostrum.orders.state.RefundState;

import java.util.ArrayList;
import java.util.List;

/** What is asked of others because of an event: a function of the event and of the state after it. */
public final class Consequences {

    private static final List<Ask> NONE = List.of();

    private Consequences() {}

    /**
     * Of an event of an invoice or the basket.
     *
     * @param before the basket without the event
     * @param after the basket with it
     */
    public static List<Ask> of(
            OrderTerms terms, BasketState before, BasketState after, InvoiceId subject, InvoiceEvent event) {
        InvoiceState invoice = after.invoice(subject);
        DepositState deposit = after.deposit();
        return switch (event) {
            case InvoiceChargeAsked e -> List.of(payerSought(
                    after, subject, RequestIds.step(subject, RequestIds.PAYER, e.attempt()), e.methodId()));
            case InvoiceSplitAsked e ->
                invoice.intentId() == null ? NONE : List.of(ProviderRequests.of(invoice, terms, 0));
            case InvoiceWalletSought e -> List.of(told(
                    DeskCommand.userDesk(subject.buyerId()), e.requestId(),
                    new InboxMessage.WalletSought(
                            e.requestId(), subject.aggregate(),
                            new Money(e.walletMinor(), invoice.currency()))));
            case InvoiceWalletFirstSought e -> List.of(told(
                    DeskCommand.userDesk(subject.buyerId()), e.requestId(),
                    new InboxMessage.WalletFirstSought(
                            e.requestId(), subject.aggregate(),
                            new Money(invoice.totalMinor(), invoice.currency()), e.cardMinMinor())));
            case InvoiceWalletFreed e -> List.of(told(
                    DeskCommand.userDesk(subject.buyerId()), e.requestId() + "/freed",
                    new InboxMessage.WalletFreed(e.requestId())));
            case InvoiceWalletPays e ->
                    List.of(book(terms, subject, Facts.paid(invoice, after.ordersOf(subject))));
            case InvoicePaid e -> invoice.walletParts().isEmpty()
                    ? NONE
                    : List.of(told(
                            DeskCommand.userDesk(subject.buyerId()), invoice.walletRequest() + "/spent",
                            new InboxMessage.WalletSpent(invoice.walletRequest())));
            case InvoicePayerFound e -> List.of(ProviderRequests.of(invoice, terms, 0));
            case InvoiceChargeKnown e -> List.of(ProviderRequests.of(invoice, terms, 0));
            case InvoiceCharged e ->
                    List.of(book(terms, subject, Facts.paid(invoice, after.ordersOf(subject))));
            case InvoiceOverdue e ->
                invoice.intentId() == null ? NONE : List.of(ProviderRequests.of(invoice, terms, 0));
            case InvoiceStepRepeated e -> List.of(
                    subject.number() == 0
                            ? ProviderRequests.of(after, deposit, terms, e.firstTriedAtMillis())
                            : ProviderRequests.of(invoice, terms, e.firstTriedAtMillis()));
            case InvoiceCardDisputed e -> List.of(
                    book(terms, subject, Facts.disputeOpened(invoice, e)),
                    chargeDisputed(invoice, e.disputeId(), e.chargeId(), true));
            case InvoiceCardDisputeOver e -> e.disputeId().equals(before.invoice(subject).cardDispute())
                    ? disputeOver(terms, after, invoice, e)
                    : NONE;
            case DepositAsked e -> List.of(payerSought(
                    after, subject, RequestIds.step(subject, RequestIds.DEPOSIT_PAYER, e.number()), null));
            case DepositPayerFound e -> List.of(ProviderRequests.of(after, deposit, terms, 0));
            case DepositKnown e -> List.of(ProviderRequests.of(after, deposit, terms, 0));
            case DepositHeld e ->
                    List.of(auction(subject, "approve/" + e.number(), new AuctionCommand.ApprovePaddle(
                    subject.buyerId(), new Money(deposit.spendingLimitMinor(), deposit.currency()))));
            case DepositCaptureAsked e -> List.of(ProviderRequests.of(after, deposit, terms, 0));
            case DepositTaken e ->
                List.of(book(terms, subject, Facts.forfeited(deposit, e.takenMinor(), e.feeMinor())));
            case DepositReturnAsked e -> List.of(ProviderRequests.of(after, deposit, terms, 0));
            case InvoiceOpened e -> NONE;
            case DestinationChosen e -> NONE;
            case InvoiceIssued e -> NONE;
            case InvoiceAuthenticationWanted e -> NONE;
            case InvoiceChargeFailed e -> NONE;
            case InvoiceChargeDropped e -> NONE;
            case InvoiceWalletSetAside e -> NONE;
            case InvoiceDefaulted e -> NONE;
            case InvoiceStepDelayed e -> NONE;
            case DepositRefused e -> NONE;
            case DepositForfeited e -> NONE;
            case DepositReturned e -> NONE;
            case BasketClosed e -> NONE;
        };
    }

    /**
     * Of an order's event.
     *
     * @param before the order without the event
     * @param after the order with it
     */
    public static List<Ask> of(
            OrderTerms terms, InvoiceId basket, OrderState before, OrderState after, LifeEvent event) {
        return switch (event) {
            case OrderHeld e -> after.sale().turn() == 0
                    ? List.of(auction(basket, after.orderId() + "/settled", new AuctionCommand.OrderSettled(
                            after.sale().lotId())))
                    : NONE;
            case OrderDefaulted e -> defaulted(basket, after);
            case SecondChanceLapsed e -> nextChance(basket, after);
            case ReleaseAsked e -> List.of(book(terms, basket, Facts.released(after)));
            case OrderReleased e -> List.of(volume(after, e.volumeMinor()));
            case LifeEvent.SellerSought e -> List.of(sellerSought(after));
            case TransferAsked e -> List.of(ProviderRequests.transfer(after, 0));
            case TransferSent e -> List.of(book(terms, basket, Facts.transferred(after)));
            case PayoutAsked e -> List.of(ProviderRequests.payout(after, 0));
            case RefundBegun e -> refund(after);
            case ReversalSent e -> List.of(book(terms, basket, Facts.reversed(after)));
            case ReversalSettled e -> refund(after);
            case RefundSent e -> List.of(book(terms, basket, Facts.refunded(after)));
            case RefundReturned e -> List.of(
                    book(terms, basket, Facts.returned(after, e.refundId(), e.refundMinor())),
                    told(
                            DeskCommand.userDesk(after.sale().buyerId()), e.refundId() + "/returned",
                            new InboxMessage.WalletReceived(
                                    e.refundId(), after.chargeId(),
                                    new Money(e.refundMinor(), after.sale().currency()))));
            case RefundBooked e -> refunded(before, after);
            case StepRepeated e -> List.of(repeated(after, e));
            case CardDisputeLosing e -> List.of(book(terms, basket, Facts.disputeLost(after)));
            case OrderPlaced e -> NONE;
            case OrderInvoiced e -> NONE;
            case SecondChanceOffered e -> NONE;
            case SecondChanceAccepted e -> NONE;
            case OrderShipped e -> NONE;
            case TrackingSeen e -> NONE;
            case BuyerAsked e -> NONE;
            case OrderDelivered e -> NONE;
            case CancelAgreed e -> NONE;
            case OrderDisputed e -> NONE;
            case DisputeAnswered e -> NONE;
            case DisputeDecided e -> NONE;
            case DecisionAppealed e -> NONE;
            case DecisionStood e -> NONE;
            case RefundDropped e -> NONE;
            case OrderRefunded e -> NONE;
            case RefundChosen e -> NONE;
            case SellerAwaited e -> NONE;
            case OrderTransferred e -> NONE;
            case OrderPaidOut e -> NONE;
            case CardDisputeBegan e -> NONE;
            case CardDisputeOver e -> NONE;
            case OrderChargedBack e -> before.cardIntoWalletMinor() == 0 ? NONE : List.of(chargeOwed(before));
            case StepDelayed e -> NONE;
            case HoldWarned e -> NONE;
            case LedgerStopped e -> NONE;
        };
    }

    /** Where the buyer has had money back in the wallet, it waits there until it is known what they owe. */
    private static List<Ask> disputeOver(
            OrderTerms terms, BasketState basket, InvoiceState invoice, InvoiceCardDisputeOver e) {
        boolean mayOwe = basket.ordersOf(invoice.invoiceId()).stream().anyMatch(order -> order.card() != null
                && order.card().disputeId().equals(e.disputeId()) && order.cardIntoWalletMinor() > 0);
        if (e.lost()) {
            return mayOwe
                    ? NONE
                    : List.of(chargeDisputed(invoice, e.disputeId(), invoice.chargeId(), false));
        }
        return List.of(
                book(terms, invoice.invoiceId(), Facts.disputeWon(invoice, e.disputeId())),
                chargeDisputed(invoice, e.disputeId(), invoice.chargeId(), false));
    }

    private static Ask chargeDisputed(
            InvoiceState invoice, String disputeId, String chargeId, boolean open) {
        return told(
                DeskCommand.userDesk(invoice.invoiceId().buyerId()),
                disputeId + (open ? "/disputed" : "/undisputed"),
                new InboxMessage.ChargeDisputed(disputeId, chargeId, invoice.currency(), open));
    }

    /** @param order while what was lost is still there to be seen */
    private static Ask chargeOwed(OrderState order) {
        String disputeId = order.card().disputeId();
        return told(
                DeskCommand.userDesk(order.sale().buyerId()), disputeId + "/" + order.orderId() + "/owed",
                new InboxMessage.ChargeOwed(
                        disputeId, order.orderId().value(), order.chargeId(),
                        new Money(Facts.owedByBuyer(order), order.sale().currency())));
    }

    /** What goes into the wallet is asked of nobody. */
    private static List<Ask> refund(OrderState order) {
        boolean asks = order.refund().reversing() || order.refund().cardMinor() > 0;
        return asks ? List.of(ProviderRequests.refund(order, 0)) : NONE;
    }

    private static List<Ask> refunded(OrderState before, OrderState after) {
        List<Ask> asks = new ArrayList<>();
        RefundState refund = before.refund();
        if (refund.released()) {
            asks.add(volume(after, after.settlement().volumeMinor() - before.settlement().volumeMinor()));
        }
        for (int i = 0; i < refund.toWallet().size(); i++) {
            WalletPart part = refund.toWallet().get(i);
            String cause = refund.refundId() + "/" + after.orderId() + "/" + i;
            asks.add(told(
                    DeskCommand.userDesk(after.sale().buyerId()), cause,
                    new InboxMessage.WalletReceived(
                            cause, part.chargeId(), new Money(part.minor(), after.sale().currency()))));
        }
        return asks;
    }

    private static List<Ask> defaulted(InvoiceId basket, OrderState order) {
        Sale sale = order.sale();
        List<Ask> asks = new ArrayList<>();
        asks.add(auction(
                basket, order.orderId() + "/unpaid",
                sale.turn() == 0
                        ? new AuctionCommand.OrderUnpaid(sale.lotId())
                        : new AuctionCommand.BarPaddle(sale.paddle(), "an order was not paid")));
        asks.addAll(nextChance(basket, order));
        return asks;
    }

    /** The auction leaves out the winner by itself, and whoever has the chance now by name. */
    private static List<Ask> nextChance(InvoiceId basket, OrderState order) {
        Sale sale = order.sale();
        if (sale.turn() >= AuctionCommand.FindUnderbidder.MAX_TURNS) {
            return NONE;
        }
        return List.of(auction(
                basket, order.orderId() + "/underbidder",
                new AuctionCommand.FindUnderbidder(sale.lotId(), sale.turn() + 1, List.of(sale.buyerId()))));
    }

    private static Ask repeated(OrderState order, StepRepeated e) {
        if (RequestIds.isPayout(e.requestId())) {
            return ProviderRequests.payout(order, e.firstTriedAtMillis());
        }
        return order.refund() != null
                ? ProviderRequests.refund(order, e.firstTriedAtMillis())
                : ProviderRequests.transfer(order, e.firstTriedAtMillis());
    }

    private static Ask payerSought(BasketState basket, InvoiceId subject, String requestId, String methodId) {
        return told(
                DeskCommand.userDesk(subject.buyerId()), requestId,
                new InboxMessage.PayerSought(requestId, basket.basket().aggregate(), methodId));
    }

    private static Ask sellerSought(OrderState order) {
        String requestId = RequestIds.step(order.orderId(), RequestIds.SELLER, 1);
        return told(
                DeskCommand.sellerDesk(order.sale().sellerId()), requestId,
                new InboxMessage.SellerSought(requestId, order.invoiceId().aggregate(), false));
    }

    private static Ask volume(OrderState order, long volumeMinor) {
        Sale sale = order.sale();
        return told(
                DeskCommand.sellerDesk(sale.sellerId()), order.orderId() + "/volume/" + order.seq(),
                new InboxMessage.VolumeChanged(
                        sale.sellerId(), sale.currency(), order.settlement().releasedAtMillis(),
                        volumeMinor));
    }

    private static Ask told(String aggregate, String messageId, InboxMessage message) {
        return new Ask.OfAggregate(new InboxRecord(aggregate, messageId, message));
    }

    private static Ask auction(InvoiceId basket, String cause, AuctionCommand command) {
        return new Ask.OfAuction(basket.showId(), basket + "/" + cause, command);
    }

    private static Ask book(OrderTerms terms, InvoiceId basket, LedgerFact fact) {
        return new Ask.OfJournal(PostJournalEntry.of(terms.book(), Facts.replyTo(basket), fact));
    }
}
