package io.rostrum.orders.deciding;

import io.rostrum.contracts.commerce.InboxMessage;
import io.rostrum.contracts.commerce.InboxMessage.*;
import io.rostrum.contracts.commerce.InvoiceEvent;
import io.rostrum.contracts.commerce.InvoiceId;
import io.rostrum.contracts.commerce.LifeEvent;
import io.rostrum.orders.Happening;
import io.rostrum.orders.OrderTerms;
import io.rostrum.orders.asking.RequestIds;
import io.rostrum.orders.state.BasketState;
import io.rostrum.orders.state.DepositPhase;
import io.rostrum.orders.state.DepositState;
import io.rostrum.orders.state.InvoicePhase;
import io.rostrum.orders.state.InvoiceState;
import io.rostrum.orders.state.OrderPhase;
import io.rostrum.orders.state.OrderState;

import java.util.List;

/**
 * What words of the auction, the provider, the journal and other desks bring about; what does not fit changes
 * nothing.
 */
public final class Hearing {

    private Hearing() {}

    public static List<Happening> hear(BasketState basket, InboxMessage message, long now, OrderTerms terms) {
        return switch (message) {
            case SaleMade told -> Issuing.place(basket, told.sale(), now, terms);
            case ShowClosed told -> basket.closed() || basket.fresh()
                    ? List.of()
                    : List.of(Happening.of(basket.basket(), new InvoiceEvent.BasketClosed(
                            now + terms.clocks().late())));
            case SecondChanceFound told -> offered(basket, told, now, terms);
            case PaymentTold told -> ProviderWords.hear(basket, told.payment(), now, terms);
            case EntryTold told -> JournalWords.booked(basket, told, now, terms);
            case RefusalTold told -> JournalWords.refused(basket, told);
            case PayerFound told -> payerFound(basket, told);
            case PayerMissing told -> payerMissing(basket, told.requestId());
            case SellerFound told -> sellerFound(basket, told);
            case SellerNotReady told -> sellerNotReady(basket, told.requestId());
            case WalletFound told -> Paying.found(basket, told);
            case WalletShort told -> Paying.tooLittle(basket, told.requestId());
            case SecondChanceMissing told -> List.of();
            case PayerSought told -> List.of();
            case InboxMessage.SellerSought told -> List.of();
            case VolumeChanged told -> List.of();
            case PlanChanged told -> List.of();
            case AskTaken told -> List.of();
            case AskRefused told -> List.of();
            case GiftOffered told -> List.of();
            case GiftPayable told -> List.of();
            case BidDecided told -> List.of();
            case PassDecided told -> List.of();
            case MarkSeen told -> List.of();
            case AccountLinked told -> List.of();
            case ShowStands told -> List.of();
            case WalletSought told -> List.of();
            case WalletFirstSought told -> List.of();
            case WalletFreed told -> List.of();
            case WalletSpent told -> List.of();
            case ChargeDisputed told -> List.of();
            case ChargeOwed told -> List.of();
            case WalletReceived told -> List.of();
        };
    }

    private static List<Happening> offered(
            BasketState basket, SecondChanceFound told, long now, OrderTerms terms) {
        return basket.order(told.sale().orderId()) != null
                ? List.of()
                : List.of(new Happening(
                        basket.basket(), told.sale().orderId(),
                        new LifeEvent.SecondChanceOffered(told.sale(), now + terms.clocks().offer())));
    }

    private static List<Happening> payerFound(BasketState basket, PayerFound told) {
        for (InvoiceState invoice : basket.invoices()) {
            if (sought(invoice, told.requestId())) {
                return List.of(Happening.of(
                        invoice.invoiceId(),
                        new InvoiceEvent.InvoicePayerFound(told.customerId(), told.methodId())));
            }
        }
        DepositState deposit = basket.deposit();
        return sought(basket.basket(), deposit, told.requestId())
                ? List.of(Happening.of(basket.basket(), new InvoiceEvent.DepositPayerFound(
                        deposit.number(), told.customerId(), told.methodId())))
                : List.of();
    }

    private static List<Happening> payerMissing(BasketState basket, String requestId) {
        for (InvoiceState invoice : basket.invoices()) {
            if (sought(invoice, requestId)) {
                return List.of(Happening.of(
                        invoice.invoiceId(),
                        new InvoiceEvent.InvoiceChargeFailed(invoice.attempt(), "no_payment_method")));
            }
        }
        DepositState deposit = basket.deposit();
        return sought(basket.basket(), deposit, requestId)
                ? List.of(Happening.of(
                        basket.basket(),
                        new InvoiceEvent.DepositRefused(deposit.number(), "no_payment_method")))
                : List.of();
    }

    private static boolean sought(InvoiceState invoice, String requestId) {
        return invoice.phase() == InvoicePhase.DUE
                && invoice.trying()
                && requestId.equals(
                        RequestIds.step(invoice.invoiceId(), RequestIds.PAYER, invoice.attempt()));
    }

    private static boolean sought(InvoiceId basket, DepositState deposit, String requestId) {
        return deposit != null
                && deposit.phase() == DepositPhase.ASKED
                && requestId.equals(RequestIds.step(basket, RequestIds.DEPOSIT_PAYER, deposit.number()));
    }

    private static List<Happening> sellerFound(BasketState basket, SellerFound told) {
        OrderState order = seeking(basket, told.requestId());
        return order == null || order.refund() != null
                ? List.of()
                : List.of(Happening.of(order, new LifeEvent.TransferAsked(
                        told.accountId(), told.country(), order.left().sellerMinor())));
    }

    private static List<Happening> sellerNotReady(BasketState basket, String requestId) {
        OrderState order = seeking(basket, requestId);
        return order == null || order.phase() != OrderPhase.RELEASED
                ? List.of()
                : List.of(Happening.of(order, new LifeEvent.SellerAwaited()));
    }

    /** The order whose seller's account is sought under this id. */
    private static OrderState seeking(BasketState basket, String requestId) {
        for (OrderState order : basket.orders()) {
            boolean seeks = order.sought()
                    && (order.phase() == OrderPhase.RELEASED || order.phase() == OrderPhase.AWAITING_SELLER)
                    && order.settlement().accountId() == null;
            if (seeks && requestId.equals(RequestIds.step(order.orderId(), RequestIds.SELLER, 1))) {
                return order;
            }
        }
        return null;
    }
}
