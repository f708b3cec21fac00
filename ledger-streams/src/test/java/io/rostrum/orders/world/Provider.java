package io.rostrum.orders.world;

import io.rostrum.contracts.money.Money;
import io.rostrum.contracts.payments.BalanceMove;
import io.rostrum.contracts.payments.PaymentEvent;
import io.rostrum.contracts.payments.PaymentEvent.*;
import io.rostrum.contracts.payments.PaymentEventRecord;
import io.rostrum.contracts.payments.PaymentId;
import io.rostrum.contracts.payments.PaymentRequest;
import io.rostrum.contracts.payments.PaymentRequestRecord;
import io.rostrum.contracts.payments.RequestRefusal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** A small payment provider with real state: one answer per request id, money that is there only once. */
public final class Provider {

    /** One charge or deposit, before and after its money came. */
    public static final class Intent {
        public final long amount;
        public final String currency;
        public final String origin;
        public final PaymentId paymentId;
        public String chargeId;
        public boolean cancelled;
        public boolean disputed;
        public long refunded;

        Intent(long amount, String currency, PaymentRequestRecord by) {
            this.amount = amount;
            this.currency = currency;
            this.origin = by.requestId();
            this.paymentId = by.paymentId();
        }
    }

    /** What the next confirmation comes to. */
    public enum Card { PAYS, DECLINES, WANTS_BUYER }

    public final Map<String, Intent> intents = new LinkedHashMap<>();
    public final Map<PaymentId, Integer> charges = new HashMap<>();
    public final Map<String, Long> accounts = new HashMap<>();
    public final List<PaymentEventRecord> told = new ArrayList<>();
    private final Map<String, List<PaymentEventRecord>> answers = new HashMap<>();
    public Function<String, Card> card = request -> Card.PAYS;
    /** Requests that break on the way, and do nothing. */
    public Predicate<String> fault = request -> false;
    private int ids;

    /** The facts that a request brings; the same for the same request. */
    public List<PaymentEventRecord> carryOut(PaymentRequestRecord by, long at) {
        if (!answers.containsKey(by.requestId()) && fault.test(by.requestId())) {
            return List.of(fact(by, refused(by, RequestRefusal.STRIPE_FAULT), at));
        }
        return answers.computeIfAbsent(by.requestId(), id -> {
            List<PaymentEventRecord> facts = new ArrayList<>();
            for (PaymentEvent event : events(by)) {
                facts.add(fact(by, event, at));
            }
            told.addAll(facts);
            return facts;
        });
    }

    private PaymentEventRecord fact(PaymentRequestRecord by, PaymentEvent event, long at) {
        String id = event.getClass().getSimpleName() + ":" + ++ids;
        return new PaymentEventRecord(id, by.paymentId(), by.replyTo(), by.requestId(), at, event);
    }

    private List<PaymentEvent> events(PaymentRequestRecord by) {
        return switch (by.request()) {
            case PaymentRequest.CreateCharge r -> {
                String id = create(r.amount(), by);
                yield List.of(new ChargeCreated(id, r.amount()));
            }
            case PaymentRequest.ConfirmCharge r -> List.of(confirm(r.intentId(), by, r.offSession()));
            case PaymentRequest.CancelCharge r -> cancel(r.intentId());
            case PaymentRequest.Refund r -> List.of(refund(r, by));
            case PaymentRequest.CreateDeposit r -> {
                String id = create(r.amount(), by);
                yield List.of(new DepositCreated(id, r.amount()));
            }
            case PaymentRequest.AuthoriseDeposit r -> List.of(authorise(r.intentId(), by));
            case PaymentRequest.CaptureDeposit r -> List.of(capture(r));
            case PaymentRequest.VoidDeposit r -> List.of(new DepositVoided(r.intentId()));
            case PaymentRequest.Transfer r -> {
                accounts.merge(r.accountId(), r.amount().minor(), Long::sum);
                yield List.of(new TransferMade(
                        next("tr"), r.accountId(), r.amount(), r.transferGroup(), move(-r.amount().minor(), 0, r.amount())));
            }
            case PaymentRequest.ReverseTransfer r -> List.of(reverse(r));
            case PaymentRequest.PayOutSeller r -> List.of(payOut(r, by));
            case PaymentRequest.SaveMethod r -> List.of();
            case PaymentRequest.OpenAccount r -> List.of();
            case PaymentRequest.PayOutPlatform r -> List.of();
            case PaymentRequest.SubmitEvidence r -> List.of();
            case PaymentRequest.LookInto r -> List.of();
        };
    }

    private String create(Money amount, PaymentRequestRecord by) {
        String id = next("pi");
        intents.put(id, new Intent(amount.minor(), amount.currency(), by));
        return id;
    }

    private PaymentEvent confirm(String intentId, PaymentRequestRecord by, boolean offSession) {
        Intent intent = intents.get(intentId);
        if (intent.chargeId != null || intent.cancelled) {
            return refused(by, RequestRefusal.WRONG_STATE);
        }
        return switch (card.apply(by.requestId())) {
            case PAYS -> succeed(intentId, intent);
            case DECLINES -> new ChargeFailed(intentId, "card_declined", "generic_decline");
            case WANTS_BUYER -> offSession
                    ? new AuthenticationRequired(intentId, false)
                    : succeed(intentId, intent);
        };
    }

    private PaymentEvent succeed(String intentId, Intent intent) {
        intent.chargeId = next("ch");
        charges.merge(intent.paymentId, 1, Integer::sum);
        Money amount = new Money(intent.amount, intent.currency);
        return new ChargeSucceeded(intentId, intent.chargeId, amount, move(intent.amount, fee(intent.amount), amount));
    }

    private List<PaymentEvent> cancel(String intentId) {
        Intent intent = intents.get(intentId);
        if (intent.chargeId != null) {
            return List.of();
        }
        intent.cancelled = true;
        return List.of(new ChargeCancelled(intentId));
    }

    private PaymentEvent refund(PaymentRequest.Refund r, PaymentRequestRecord by) {
        Intent charge = charge(r.chargeId());
        if (charge.disputed || charge.refunded + r.amount().minor() > charge.amount) {
            return refused(by, RequestRefusal.WRONG_STATE);
        }
        charge.refunded += r.amount().minor();
        return new RefundMade(next("re"), r.chargeId(), r.amount(), move(-r.amount().minor(), 0, r.amount()));
    }

    private PaymentEvent authorise(String intentId, PaymentRequestRecord by) {
        Intent intent = intents.get(intentId);
        if (card.apply(by.requestId()) != Card.PAYS) {
            return new ChargeFailed(intentId, "card_declined", null);
        }
        intent.chargeId = next("ch");
        return new DepositAuthorised(
                intentId, intent.chargeId, new Money(intent.amount, intent.currency), World.now() + 6 * World.DAY);
    }

    private PaymentEvent capture(PaymentRequest.CaptureDeposit r) {
        Intent intent = intents.get(r.intentId());
        return new DepositCaptured(
                r.intentId(), intent.chargeId, r.amount(), move(r.amount().minor(), fee(r.amount().minor()), r.amount()));
    }

    private PaymentEvent reverse(PaymentRequest.ReverseTransfer r) {
        String account = "acct_1";
        if (accounts.getOrDefault(account, 0L) < r.amount().minor()) {
            return new ReversalRefused(r.transferId(), r.amount(), "insufficient_funds");
        }
        accounts.merge(account, -r.amount().minor(), Long::sum);
        return new TransferReversed(next("trr"), r.transferId(), r.amount(), move(r.amount().minor(), 0, r.amount()));
    }

    private PaymentEvent payOut(PaymentRequest.PayOutSeller r, PaymentRequestRecord by) {
        if (accounts.getOrDefault(r.accountId(), 0L) < r.amount().minor()) {
            return refused(by, RequestRefusal.INSUFFICIENT_BALANCE);
        }
        accounts.merge(r.accountId(), -r.amount().minor(), Long::sum);
        return new SellerPayoutPaid(next("po"), r.accountId(), r.amount());
    }

    /** A bank takes a charge back for now. */
    public PaymentEventRecord dispute(Intent intent, String replyTo, String disputeId, long at) {
        intent.disputed = true;
        Money amount = new Money(intent.amount, intent.currency);
        return about(intent, replyTo, at, new DisputeOpened(
                disputeId, intent.chargeId, amount, "fraudulent", 0, move(-intent.amount, 2_000, amount)));
    }

    /** It ends. */
    public PaymentEventRecord endDispute(Intent intent, String replyTo, String disputeId, boolean lost, long at) {
        intent.disputed = lost;
        Money amount = new Money(intent.amount, intent.currency);
        return about(intent, replyTo, at, lost
                ? new DisputeLost(disputeId, intent.chargeId, amount)
                : new DisputeWon(disputeId, intent.chargeId, amount, move(intent.amount, 0, amount)));
    }

    public Intent charge(String chargeId) {
        return intents.values().stream().filter(each -> chargeId.equals(each.chargeId)).findFirst().orElseThrow();
    }

    private PaymentEventRecord about(Intent intent, String replyTo, long at, PaymentEvent event) {
        String id = event.getClass().getSimpleName() + ":" + ++ids;
        PaymentEventRecord fact = new PaymentEventRecord(id, intent.paymentId, replyTo, null, at, event);
        told.add(fact);
        return fact;
    }

    private static PaymentEvent refused(PaymentRequestRecord by, RequestRefusal refusal) {
        return new RequestRefused(by.requestId(), by.request().getClass().getSimpleName(), refusal, null);
    }

    private BalanceMove move(long amount, long fee, Money money) {
        return new BalanceMove(next("txn"), "charge", amount, fee, amount - fee, money.currency(), 0, 0, true);
    }

    /** 1.4 % and 0.33. */
    private static long fee(long amount) {
        return Math.min(amount, amount * 14 / 1_000 + 33);
    }

    private String next(String kind) {
        return kind + "_" + ++ids;
    }
}
