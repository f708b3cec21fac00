package io.rostrum.desks.charging;

import io.rostrum.contracts.money.Money;
import io.rostrum.contracts.payments.ChargePurpose;
import io.rostrum.contracts.payments.PaymentEvent;
import io.rostrum.contracts.payments.PaymentEvent.AuthenticationRequired;
import io.rostrum.contracts.payments.PaymentEvent.ChargeCancelled;
import io.rostrum.contracts.payments.PaymentEvent.ChargeCreated;
import io.rostrum.contracts.payments.PaymentEvent.ChargeFailed;
import io.rostrum.contracts.payments.PaymentEvent.ChargeSucceeded;
import io.rostrum.contracts.payments.PaymentEvent.RequestRefused;
import io.rostrum.contracts.payments.PaymentEventRecord;
import io.rostrum.contracts.payments.PaymentId;
import io.rostrum.contracts.payments.PaymentRequest;
import io.rostrum.contracts.payments.PaymentRequestRecord;
import io.rostrum.contracts.payments.RequestRefusal;
import io.rostrum.desks.DeskTerms;
import io.rostrum.orders.asking.Ask;
import io.rostrum.orders.asking.RequestIds;
import io.rostrum.orders.state.Retry;

import java.util.Objects;

/**
 * One charge of a desk at the payment provider: created unconfirmed, its id logged, then confirmed; it can be
 * paid once, however often it is tried.
 *
 * @param name begins the id of each request about it, and is the payment's id
 * @param offSession nobody is there to authenticate
 * @param attempt counts the tries to take the money, from 1
 * @param intentId absent until it is created
 * @param chargeId absent until it is paid
 * @param failure why the last try failed; absent if none did
 * @param failedFact the fact that said so
 * @param sinceMillis when the phase began
 */
public record Charge(
        String name, String replyTo, ChargePurpose purpose, Money amount, String customerId, String methodId,
        boolean offSession, ChargePhase phase, int attempt, String intentId, String chargeId, long feeMinor,
        String failure, String failedFact, Retry retry, long sinceMillis) {

    public Charge {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(phase, "phase");
    }

    /** A charge that is to be made. */
    public static Charge of(
            String name, String replyTo, ChargePurpose purpose, Money amount, String customerId,
            String methodId, boolean offSession, long now) {
        return new Charge(
                name, replyTo, purpose, amount, customerId, methodId, offSession, ChargePhase.CREATING, 1,
                null, null, 0, null, null, null, now);
    }

    /** What is asked of the provider in the phase as it stands. */
    public Ask ask(DeskTerms terms) {
        PaymentRequest request = switch (phase) {
            case CREATING -> new PaymentRequest.CreateCharge(amount, customerId, methodId, null, purpose);
            case CANCELLING -> new PaymentRequest.CancelCharge(intentId);
            case CONFIRMING, AUTHENTICATING, DECLINED, CANCELLED, CHARGED -> new PaymentRequest.ConfirmCharge(
                    intentId, methodId, offSession, offSession ? null : terms.returnUrl() + page());
        };
        Long firstTried =
                retry == null || retry.firstTriedAtMillis() == 0 ? null : retry.firstTriedAtMillis();
        return new Ask.OfProvider(new PaymentRequestRecord(
                RequestIds.current(step(), retry), new PaymentId(name), replyTo, firstTried, request));
    }

    private String page() {
        return purpose == ChargePurpose.PLAN ? "/sales" : "/wallet";
    }

    private String step() {
        return switch (phase) {
            case CREATING -> name + "/charge/1";
            case CANCELLING -> name + "/cancel/1";
            case CONFIRMING, AUTHENTICATING, DECLINED, CANCELLED, CHARGED -> name + "/confirm/" + attempt;
        };
    }

    /** Whether the fact is about this charge. */
    public boolean isMeant(PaymentEventRecord told) {
        return told.paymentId().value().equals(name);
    }

    /** Whether the phase is one in which the provider is asked. */
    public boolean asks() {
        return phase == ChargePhase.CREATING || phase == ChargePhase.CONFIRMING
                || phase == ChargePhase.CANCELLING;
    }

    /** The charge after a fact about it; the same one if the fact is old or about something else. */
    public Charge heard(PaymentEventRecord told, long now, DeskTerms terms) {
        PaymentEvent event = told.event();
        if (phase == ChargePhase.CHARGED) {
            return this;
        }
        if (event instanceof ChargeCreated created) {
            return phase == ChargePhase.CREATING ? known(created.intentId(), now) : this;
        }
        if (event instanceof ChargeSucceeded paid) {
            if (!paid.amount().equals(amount)) {
                throw new IllegalStateException("the charge " + name + " is not of its amount");
            }
            return paid(paid, now);
        }
        if (event instanceof AuthenticationRequired wanted) {
            return phase != ChargePhase.CONFIRMING ? this
                    : wanted.actionReady() && !offSession ? in(ChargePhase.AUTHENTICATING, now)
                    : declined("authentication_required", told.factId(), now);
        }
        if (event instanceof ChargeFailed failed) {
            boolean open = phase == ChargePhase.CONFIRMING || phase == ChargePhase.AUTHENTICATING;
            return open && !told.factId().equals(failedFact)
                    ? declined(failed.code(), told.factId(), now)
                    : this;
        }
        if (event instanceof ChargeCancelled) {
            return in(ChargePhase.CANCELLED, now);
        }
        return event instanceof RequestRefused refused ? refused(refused, now, terms) : this;
    }

    private Charge refused(RequestRefused refused, long now, DeskTerms terms) {
        boolean waiting = retry != null && retry.againAtMillis() > 0;
        if (!asks() || waiting || !refused.requestId().equals(RequestIds.current(step(), retry))) {
            return this;
        }
        boolean known = refused.refusal() != RequestRefusal.STRIPE_FAULT;
        if (known && phase == ChargePhase.CREATING) {
            return failing(refused.refusal().name()).in(ChargePhase.CANCELLED, now);
        }
        if (known && phase == ChargePhase.CONFIRMING) {
            return declined(refused.refusal().name(), null, now);
        }
        return later(Pauses.after(retry, refused, now, terms));
    }

    /** The next try of a charge that was declined. */
    public Charge again(String method, boolean nobodyThere, long now) {
        return new Charge(
                name, replyTo, purpose, amount, customerId, method, nobodyThere, ChargePhase.CONFIRMING,
                attempt + 1, intentId, null, 0, failure, failedFact, null, now);
    }

    /** Gives it up. */
    public Charge givenUp(long now) {
        return in(intentId == null ? ChargePhase.CANCELLED : ChargePhase.CANCELLING, now);
    }

    /** When time alone brings something about. */
    public long dueMillis(DeskTerms terms) {
        if (asks() && retry != null && retry.againAtMillis() > 0) {
            return retry.againAtMillis();
        }
        return phase == ChargePhase.AUTHENTICATING
                ? sinceMillis + terms.clocks().authenticate()
                : Long.MAX_VALUE;
    }

    /**
     * After {@link #dueMillis}: the step is asked for again, or the authentication was waited for long
     * enough.
     */
    public Charge due(long now) {
        return phase == ChargePhase.AUTHENTICATING
                ? failing("authentication_required").givenUp(now)
                : later(retry.sent());
    }

    private Charge known(String intent, long now) {
        return new Charge(
                name, replyTo, purpose, amount, customerId, methodId, offSession, ChargePhase.CONFIRMING,
                attempt, intent, null, 0, failure, failedFact, null, now);
    }

    private Charge paid(ChargeSucceeded paid, long now) {
        return new Charge(
                name, replyTo, purpose, amount, customerId, methodId, offSession,
                ChargePhase.CHARGED, attempt,
                paid.intentId(), paid.chargeId(), paid.move().feeMinor(), null, null, null, now);
    }

    private Charge declined(String code, String fact, long now) {
        return new Charge(
                name, replyTo, purpose, amount, customerId, methodId, offSession, ChargePhase.DECLINED,
                attempt, intentId, null, 0, code, fact, null, now);
    }

    private Charge failing(String code) {
        return new Charge(
                name, replyTo, purpose, amount, customerId, methodId, offSession, phase, attempt, intentId,
                null, 0, code, failedFact, retry, sinceMillis);
    }

    private Charge in(ChargePhase next, long now) {
        return new Charge(
                name, replyTo, purpose, amount, customerId, methodId, offSession, next, attempt,
                intentId, chargeId, feeMinor, failure, failedFact, null, now);
    }

    private Charge later(Retry next) {
        return new Charge(
                name, replyTo, purpose, amount, customerId, methodId, offSession, phase, attempt,
                intentId, chargeId, feeMinor, failure, failedFact, next, sinceMillis);
    }
}
