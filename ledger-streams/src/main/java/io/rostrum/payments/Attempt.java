package io.rostrum.payments;

import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.ApiException;
import com.stripe.exception.AuthenticationException;
import com.stripe.exception.CardException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.PermissionException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;
import io.rostrum.contracts.payments.PaymentEvent;
import io.rostrum.contracts.payments.PaymentEventRecord;
import io.rostrum.contracts.payments.PaymentRequest;
import io.rostrum.contracts.payments.RequestRefusal;

import java.time.Clock;
import java.util.List;
import java.util.Set;

/** Carries out one request once, and says what is known afterwards. */
final class Attempt {

    /** What is known after a try. */
    sealed interface Result {

        /** It is decided; these are the facts, maybe none. */
        record Stated(List<PaymentEventRecord> facts) implements Result {}

        /**
         * It is not decided; what was sent may have been done.
         *
         * @param answered Stripe was there and answered with a fault of its own
         */
        record Unknown(String why, boolean answered) implements Result {}
    }

    private static final Set<String> POOR = Set.of("balance_insufficient", "insufficient_funds");
    private static final Set<String> NOT_READY = Set.of(
            "insufficient_capabilities_for_transfer", "payouts_not_allowed", "account_invalid",
            "account_closed");

    private final ChargeCalls charges;
    private final SellerCalls sellers;
    private final Notices notices;
    private final Clock clock;

    Attempt(ChargeCalls charges, SellerCalls sellers, Notices notices, Clock clock) {
        this.charges = charges;
        this.sellers = sellers;
        this.notices = notices;
        this.clock = clock;
    }

    Result carryOut(Trial trial) {
        try {
            return new Result.Stated(call(trial));
        } catch (NotYet notYet) {
            return new Result.Unknown(notYet.getMessage(), true);
        } catch (ApiConnectionException unreached) {
            return new Result.Unknown("Stripe cannot be reached", false);
        } catch (RateLimitException busy) {
            return new Result.Unknown("Stripe is busy", false);
        } catch (PermissionException refused) {
            return refusal(trial, NOT_READY.contains(code(refused))
                    ? RequestRefusal.ACCOUNT_NOT_READY
                    : RequestRefusal.NOT_PERMITTED, refused);
        } catch (AuthenticationException wrongKey) {
            return new Result.Unknown("Stripe does not know the key", false);
        } catch (InvalidRequestException refused) {
            return refused(trial, refused);
        } catch (IdempotencyException | CardException refused) {
            return refusal(trial, RequestRefusal.INVALID, refused);
        } catch (ApiException fault) {
            return new Result.Unknown("Stripe answered " + fault.getStatusCode(), true);
        } catch (StripeException other) {
            return new Result.Unknown("Stripe answered " + other.getStatusCode(), true);
        }
    }

    /**
     * Stripe's own faults did not end: it is refused, and what was done after all will be stated when it is
     * seen.
     */
    Result.Stated giveUp(Trial trial) {
        return refusal(trial, RequestRefusal.STRIPE_FAULT, null);
    }

    /**
     * What moves money by a single call is looked up in any case: the log may hold the request twice, and
     * days apart. An intent needs no such care, it can be paid only once.
     */
    private List<PaymentEventRecord> call(Trial trial) throws StripeException {
        return switch (trial.record().request()) {
            case PaymentRequest.SaveMethod wish -> charges.saveMethod(trial, wish);
            case PaymentRequest.CreateCharge wish -> charges.createCharge(trial, wish);
            case PaymentRequest.ConfirmCharge wish -> charges.confirm(
                    trial, wish.intentId(), wish.methodId(), wish.offSession(), wish.returnUrl());
            case PaymentRequest.CancelCharge wish -> charges.cancel(trial, wish.intentId());
            case PaymentRequest.Refund wish -> charges.refund(trial.lookingFirst(), wish);
            case PaymentRequest.CreateDeposit wish -> charges.createDeposit(trial, wish);
            case PaymentRequest.AuthoriseDeposit wish -> charges.confirm(
                    trial, wish.intentId(), wish.methodId(), wish.offSession(), wish.returnUrl());
            case PaymentRequest.CaptureDeposit wish -> charges.capture(trial, wish);
            case PaymentRequest.VoidDeposit wish -> charges.cancel(trial, wish.intentId());
            case PaymentRequest.OpenAccount wish -> sellers.openAccount(trial, wish);
            case PaymentRequest.Transfer wish -> sellers.transfer(trial.lookingFirst(), wish);
            case PaymentRequest.ReverseTransfer wish -> sellers.reverse(trial.lookingFirst(), wish);
            case PaymentRequest.PayOutSeller wish -> sellers.payOutSeller(trial.lookingFirst(), wish);
            case PaymentRequest.PayOutPlatform wish ->
                    sellers.payOutPlatform(trial.lookingFirst(), wish.amount());
            case PaymentRequest.SubmitEvidence wish -> sellers.evidence(trial, wish);
            case PaymentRequest.LookInto notice -> notices.lookInto(notice);
        };
    }

    private Result refused(Trial trial, InvalidRequestException refused) {
        String code = code(refused);
        if (trial.record().request() instanceof PaymentRequest.LookInto && code.equals("resource_missing")) {
            return new Result.Stated(List.of());
        }
        if (code.equals("lock_timeout")) {
            return new Result.Unknown("another request about the same object is under way", true);
        }
        if (POOR.contains(code)) {
            return trial.record().request() instanceof PaymentRequest.ReverseTransfer wish
                    ? reversalRefused(trial, wish, code)
                    : refusal(trial, RequestRefusal.INSUFFICIENT_BALANCE, refused);
        }
        if (NOT_READY.contains(code)) {
            return refusal(trial, RequestRefusal.ACCOUNT_NOT_READY, refused);
        }
        if (code.equals("resource_missing")) {
            return refusal(trial, RequestRefusal.UNKNOWN_OBJECT, refused);
        }
        boolean state = code.endsWith("_unexpected_state") || code.startsWith("charge_")
                || code.startsWith("dispute_")
                || code.startsWith("transfer_") || code.equals("amount_too_large");
        return refusal(trial, state ? RequestRefusal.WRONG_STATE : RequestRefusal.INVALID, refused);
    }

    private Result reversalRefused(Trial trial, PaymentRequest.ReverseTransfer wish, String code) {
        return new Result.Stated(List.of(trial.origin().states(
                wish.transferId() + ":reversal_refused:" + trial.mark(), clock.millis(),
                new PaymentEvent.ReversalRefused(wish.transferId(), wish.amount(), code))));
    }

    private Result.Stated refusal(Trial trial, RequestRefusal refusal, StripeException why) {
        var record = trial.record();
        return new Result.Stated(List.of(trial.origin().states(
                "refused:" + trial.mark(), clock.millis(),
                new PaymentEvent.RequestRefused(
                        record.requestId(), record.request().getClass().getSimpleName(), refusal,
                        why == null ? null : why.getCode()))));
    }

    private static String code(StripeException refused) {
        return refused.getCode() == null ? "" : refused.getCode();
    }
}
