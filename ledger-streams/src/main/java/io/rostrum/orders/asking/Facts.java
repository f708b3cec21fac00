package io.rostrum.orders.asking;

import io.rostrum.contracts.commerce.InvoiceEvent.InvoiceCardDisputed;
import io.rostrum.contracts.commerce.InvoiceId;
import io.rostrum.contracts.ledger.DisputeFact;
import io.rostrum.contracts.ledger.HoldShare;
import io.rostrum.contracts.ledger.LedgerFact;
import io.rostrum.contracts.ledger.OrderFact;
import io.rostrum.contracts.ledger.SaleLines;
import io.rostrum.orders.state.CardState;
import io.rostrum.orders.state.DepositState;
import io.rostrum.orders.state.InvoiceState;
import io.rostrum.orders.state.OrderState;
import io.rostrum.orders.state.RefundState;

import java.util.List;

/** The facts that the books must show, as orders and invoices stand. */
public final class Facts {

    private Facts() {}

    /** By the charge, by the wallet, or by both. */
    public static OrderFact paid(InvoiceState invoice, List<OrderState> orders) {
        List<HoldShare> holds = orders.stream()
                .map(order -> new HoldShare(order.orderId().value(), order.line().paidMinor()))
                .toList();
        String id = invoice.invoiceId().value();
        String buyer = invoice.invoiceId().buyerId().value();
        if (invoice.chargeId() == null) {
            return new OrderFact.InvoicePaidFromWallet(
                    invoice.walletRequest(), id, buyer, invoice.currency(), holds);
        }
        return invoice.walletParts().isEmpty()
                ? new OrderFact.InvoicePaid(
                        invoice.chargeId(), id, invoice.currency(), invoice.feeMinor(), holds)
                : new OrderFact.InvoicePaidByBoth(
                        invoice.chargeId(), id, buyer, invoice.currency(), invoice.feeMinor(),
                        invoice.walletMinor(), holds);
    }

    /** The id that an invoice's payment has in the books. */
    public static String paidId(String chargeId) {
        return LedgerFact.id("paid", chargeId);
    }

    /** The same of one that the wallet paid whole. */
    public static String walletPaidId(String walletRequest) {
        return LedgerFact.id("wallet-paid", walletRequest);
    }

    public static String forfeitedId(String chargeId) {
        return LedgerFact.id("deposit-forfeited", chargeId);
    }

    public static String wonId(String disputeId) {
        return LedgerFact.id("card-dispute-won", disputeId);
    }

    public static OrderFact.OrderReleased released(OrderState order) {
        return new OrderFact.OrderReleased(
                order.orderId().value(), 1, seller(order), order.sale().currency(), order.left());
    }

    public static OrderFact.Transferred transferred(OrderState order) {
        return new OrderFact.Transferred(
                order.settlement().transferId(), order.orderId().value(), seller(order),
                order.sale().currency(), order.settlement().sellerMinor());
    }

    public static OrderFact.TransferReversed reversed(OrderState order) {
        RefundState refund = order.refund();
        return new OrderFact.TransferReversed(
                refund.reversalId(), order.orderId().value(), seller(order), order.sale().currency(),
                refund.lines().sellerMinor());
    }

    /** The refund that is on its way, out of the hold or out of what was released. */
    public static OrderFact refunded(OrderState order) {
        RefundState refund = order.refund();
        String orderId = order.orderId().value();
        String currency = order.sale().currency();
        boolean wallet = refund.walletMinor() > 0;
        String walletOf = wallet ? order.sale().buyerId().value() : null;
        Long walletMinor = wallet ? refund.walletMinor() : null;
        if (!refund.released()) {
            return new OrderFact.HoldRefunded(
                    refund.refundId(), orderId, walletOf, currency, refund.totalMinor(), walletMinor);
        }
        SaleLines lines = refund.lines();
        return new OrderFact.SaleRefunded(
                refund.refundId(), orderId, seller(order), walletOf, currency,
                refund.owed() ? withoutSeller(lines) : lines, refund.owed() ? lines.sellerMinor() : 0, 0,
                walletMinor);
    }

    public static OrderFact.RefundFailed returned(OrderState order, String refundId, long minor) {
        return new OrderFact.RefundFailed(
                refundId, order.sale().buyerId().value(), order.sale().currency(), minor);
    }

    public static OrderFact.DepositForfeited forfeited(DepositState deposit, long takenMinor, long feeMinor) {
        return new OrderFact.DepositForfeited(
                deposit.chargeId(), deposit.lossOf().value(), deposit.currency(), takenMinor, feeMinor);
    }

    public static DisputeFact.CardDisputeOpened disputeOpened(InvoiceState invoice, InvoiceCardDisputed e) {
        return new DisputeFact.CardDisputeOpened(
                e.disputeId(), e.chargeId(), invoice.currency(), e.disputedMinor(), e.feeMinor());
    }

    public static DisputeFact.CardDisputeWon disputeWon(InvoiceState invoice, String disputeId) {
        return new DisputeFact.CardDisputeWon(disputeId, invoice.currency(), invoice.disputedMinor(), 0);
    }

    /** Where an order's part of a lost card dispute is taken from. */
    public static DisputeFact.CardDisputeLost disputeLost(OrderState order) {
        CardState card = order.card();
        SaleLines losing = card.losing();
        long beyond = card.disputedMinor() - losing.totalMinor();
        boolean held = !order.phase().isReleased();
        long owed = order.phase().isTransferred()
                ? Math.min(losing.sellerMinor(), order.settlement().sellerMinor())
                : 0;
        SaleLines released = new SaleLines(
                losing.sellerMinor() - owed, losing.commissionMinor(), losing.premiumMinor(), losing.taxes());
        return new DisputeFact.CardDisputeLost(
                card.disputeId(), order.orderId().value(), seller(order), order.sale().currency(),
                held ? losing.totalMinor() : 0, held ? SaleLines.NONE : released, owed, beyond);
    }

    /** What of a lost card dispute the buyer has had back in their wallet already. */
    public static long owedByBuyer(OrderState order) {
        return Math.min(disputeLost(order).chargebackMinor(), order.cardIntoWalletMinor());
    }

    /** Where answers of the journal go. */
    public static String replyTo(InvoiceId anyOfTheBasket) {
        return anyOfTheBasket.aggregate();
    }

    private static SaleLines withoutSeller(SaleLines lines) {
        return new SaleLines(0, lines.commissionMinor(), lines.premiumMinor(), lines.taxes());
    }

    private static String seller(OrderState order) {
        return order.sale().sellerId().value();
    }
}
