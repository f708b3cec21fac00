package io.rostrum.stripe.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rostrum.stripe.store.ObjectStore;
import io.rostrum.stripe.store.Stored;
import io.rostrum.stripe.store.Transaction;
import io.rostrum.stripe.wire.Answer;
import io.rostrum.stripe.wire.Form;
import io.rostrum.stripe.wire.StripeError;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * What the real Stripe does by itself, or people do elsewhere: time passes, banks answer, sellers fill in
 * forms.
 */
public final class Controls {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final ObjectStore store;
    private final PaymentIntents intents;
    private final SetupIntents setups;
    private final CheckoutSessions sessions;
    private final Accounts accounts;
    private final Disputes disputes;

    Controls(
            ObjectStore store, PaymentIntents intents, SetupIntents setups, CheckoutSessions sessions,
            Accounts accounts, Disputes disputes) {
        this.store = store;
        this.intents = intents;
        this.setups = setups;
        this.sessions = sessions;
        this.accounts = accounts;
        this.disputes = disputes;
    }

    /** Puts what must be there from the start; {@code webhookUrl} may be null. */
    public void prepare(String payoutInterval, String webhookUrl, String webhookSecret) {
        platform(transaction -> Accounts.platform(transaction, payoutInterval));
        if (webhookUrl != null) {
            platform(transaction ->
                    Happenings.endpoint(transaction, "we_1Rostrum", webhookUrl, webhookSecret));
        }
    }

    /**
     * Does what a path under {@code /emulator/} asks for.
     *
     * @param path such as {@code clock} or {@code disputes/dp_1/close}
     */
    public Answer run(String method, String path, Form form) {
        List<String> steps = List.of(path.split("/"));
        if (method.equals("GET")) {
            return switch (steps.getFirst()) {
                case "counters" -> Answer.ok(MAPPER.valueToTree(store.counts()));
                case "clock" -> Answer.ok(clock());
                default -> throw StripeError.missing("control", path);
            };
        }
        return switch (steps.getFirst()) {
            case "clock" -> {
                store.moveClock(Duration.ofSeconds(form.amount("advance_seconds")));
                yield Answer.ok(clock());
            }
            case "platform" -> platform(transaction ->
                    Accounts.platform(transaction, form.text("payout_interval", "manual")));
            case "webhook" -> platform(transaction -> Happenings.endpoint(
                    transaction, "we_1Rostrum", form.require("url"), form.require("secret")));
            case "authenticate" -> platform(transaction -> authenticate(
                    transaction, steps.get(1), !"fail".equals(form.text("outcome"))));
            case "card" -> store.transact(Stored.PLATFORM, transaction ->
                    setups.enter(transaction, steps.get(1), form.require("payment_method")));
            case "checkout" -> platform(transaction ->
                    sessions.choose(transaction, steps.get(1), form.require("payment_method")));
            case "onboarding" -> platform(transaction -> "owe".equals(form.text("outcome"))
                    ? accounts.oweAgain(transaction, steps.get(1))
                    : accounts.complete(transaction, steps.get(1)));
            case "disputes" -> platform(transaction -> disputes.open(
                    transaction, transaction.get("charge", form.require("charge")),
                    form.text("reason", "fraudulent"), form.isTrue("inquiry")));
            case "verdicts" -> platform(transaction -> disputes.close(
                    transaction, transaction.get("dispute", steps.get(1)),
                    "won".equals(form.text("outcome"))));
            case "payouts" -> store.transact(form.text("account", Stored.PLATFORM), transaction -> Answer.ok(
                    Payouts.comeBack(
                            transaction, transaction.get("payout", steps.get(1)), "failed",
                            form.text("failure_code", "account_closed"))));
            case "balance_transactions" -> platform(transaction -> Books.book(
                    transaction,
                    new Books.Kind(form.require("type"), form.text("category", form.require("type"))),
                    form.number("amount"), 0, PaymentIntents.currency(form), form.text("source"),
                    transaction.now()));
            default -> throw StripeError.missing("control", path);
        };
    }

    private Answer platform(Function<Transaction, ObjectNode> work) {
        return store.transact(Stored.PLATFORM,
                transaction -> Answer.ok(Trees.shown(work.apply(transaction))));
    }

    private ObjectNode authenticate(Transaction transaction, String id, boolean content) {
        return id.startsWith("seti_")
                ? setups.authenticated(transaction, id, content)
                : intents.authenticated(transaction, id, content);
    }

    private ObjectNode clock() {
        return JsonNodeFactory.instance.objectNode()
                .put("now", store.clock().seconds())
                .put("ahead_seconds", store.clock().aheadSeconds());
    }
}
