package io.rostrum.contracts.golden;

import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.money.Money;
import io.rostrum.contracts.payments.BalanceMove;
import io.rostrum.contracts.payments.ChargePurpose;
import io.rostrum.contracts.payments.PaymentEvent;
import io.rostrum.contracts.payments.PaymentRequest;
import io.rostrum.contracts.payments.RefundReason;
import io.rostrum.contracts.payments.RequestRefusal;

import java.util.List;

/** One example of each request to Stripe and of each fact about it, as the golden files pin them. */
final class PaymentExamples {

    private static final UserId BUYER = new UserId("bidder-1");
    private static final UserId SELLER = new UserId("seller-1");
    private static final long LATER = 1_700_604_800_000L;

    static final List<PaymentRequest> REQUESTS = List.of(
            new PaymentRequest.SaveMethod(BUYER, "cus_1", "pm_1"),
            new PaymentRequest.CreateCharge(usd(12_880), "cus_1", "pm_1", "invoice-1", ChargePurpose.INVOICE),
            new PaymentRequest.ConfirmCharge("pi_1", "pm_1", true, null),
            new PaymentRequest.CancelCharge("pi_1"),
            new PaymentRequest.Refund("ch_1", usd(2_880), RefundReason.REQUESTED_BY_CUSTOMER),
            new PaymentRequest.CreateDeposit(usd(5_000), "cus_1", "pm_1"),
            new PaymentRequest.AuthoriseDeposit("pi_2", "pm_1", false, "https://rostrum.example/orders"),
            new PaymentRequest.CaptureDeposit("pi_2", usd(4_000)),
            new PaymentRequest.VoidDeposit("pi_2"),
            new PaymentRequest.OpenAccount(SELLER, "US"),
            new PaymentRequest.Transfer(usd(8_800), "acct_1", "ch_1", "invoice-1"),
            new PaymentRequest.ReverseTransfer("tr_1", usd(8_800)),
            new PaymentRequest.PayOutSeller("acct_1", usd(8_800)),
            new PaymentRequest.PayOutPlatform(usd(3_600)),
            new PaymentRequest.SubmitEvidence("dp_1", "UPS", "1Z999", 1_700_000_000_000L),
            new PaymentRequest.LookInto("evt_1", "payout.paid", "payout", "po_1", "acct_1"));

    static final List<PaymentEvent> EVENTS = List.of(
            new PaymentEvent.MethodSetupStarted(BUYER, "cus_1", "seti_1"),
            new PaymentEvent.MethodSaved(BUYER, "cus_1", "seti_1", "pm_1", "visa", null),
            new PaymentEvent.MethodRefused(BUYER, "seti_1", "card_declined"),
            new PaymentEvent.ChargeCreated("pi_1", usd(12_880)),
            new PaymentEvent.ChargeSucceeded("pi_1", "ch_1", usd(12_880), move("charge", 12_880, 213, false)),
            new PaymentEvent.AuthenticationRequired("pi_1", false),
            new PaymentEvent.ChargeFailed("pi_1", "card_declined", "insufficient_funds"),
            new PaymentEvent.ChargeCancelled("pi_1"),
            new PaymentEvent.FundsAvailable("txn_1", "ch_1", 12_667, "USD"),
            new PaymentEvent.RefundMade("re_1", "ch_1", usd(12_880), move("refund", -12_880, 0, true)),
            new PaymentEvent.RefundFailed(
                    "re_1", "ch_1", usd(12_880), "lost_or_stolen_card", move("refund_failure", 12_880, 0, true)),
            new PaymentEvent.DepositCreated("pi_2", usd(5_000)),
            new PaymentEvent.DepositAuthorised("pi_2", "ch_2", usd(5_000), LATER),
            new PaymentEvent.DepositCaptured("pi_2", "ch_2", usd(4_000), move("charge", 4_000, 146, false)),
            new PaymentEvent.DepositVoided("pi_2"),
            new PaymentEvent.DepositLapsed("pi_2"),
            new PaymentEvent.AccountOpened(SELLER, "acct_1"),
            new PaymentEvent.AccountChanged(
                    SELLER, "acct_1", false, false, List.of("external_account"), "requirements.past_due", null),
            new PaymentEvent.TransferMade("tr_1", "acct_1", usd(8_800), "invoice-1", move("transfer", -8_800, 0, true)),
            new PaymentEvent.TransferReversed("trr_1", "tr_1", usd(8_800), move("transfer_refund", 8_800, 0, true)),
            new PaymentEvent.ReversalRefused("tr_1", usd(8_800), "balance_insufficient"),
            new PaymentEvent.SellerPayoutStarted("po_1", "acct_1", usd(8_800), LATER),
            new PaymentEvent.SellerPayoutPaid("po_1", "acct_1", usd(8_800)),
            new PaymentEvent.SellerPayoutFailed("po_1", "acct_1", usd(8_800), "account_closed"),
            new PaymentEvent.InquiryOpened("dp_1", "ch_1", usd(12_880), "general"),
            new PaymentEvent.DisputeOpened(
                    "dp_1", "ch_1", usd(12_880), "fraudulent", LATER, move("adjustment", -12_880, 2_000, true)),
            new PaymentEvent.EvidenceSubmitted("dp_1"),
            new PaymentEvent.DisputeWon("dp_1", "ch_1", usd(12_880), move("adjustment", 12_880, 0, true)),
            new PaymentEvent.DisputeLost("dp_1", "ch_1", usd(12_880)),
            new PaymentEvent.PlatformPaidOut("po_2", usd(3_600), move("payout", -3_600, 0, true)),
            new PaymentEvent.PlatformPayoutFailed(
                    "po_2", usd(3_600), "account_closed", move("payout_failure", 3_600, 0, true)),
            new PaymentEvent.StripeFeeTaken(move("stripe_fee", -25, 0, true)),
            new PaymentEvent.BalanceToppedUp(move("topup", 100_000, 0, true)),
            new PaymentEvent.UnmappedBalanceTransaction(
                    move("reserve_transaction", -500, 0, true), "rsv_1", "no account for this type"),
            new PaymentEvent.RequestRefused("r-1", "Transfer", RequestRefusal.ACCOUNT_NOT_READY, "account_invalid"));

    private PaymentExamples() {}

    private static Money usd(long minor) {
        return new Money(minor, "USD");
    }

    private static BalanceMove move(String type, long amount, long fee, boolean atOnce) {
        return new BalanceMove("txn_1", type, amount, fee, amount - fee, "USD", 1_700_000_000_000L,
                atOnce ? 1_700_000_000_000L : LATER, atOnce);
    }
}
