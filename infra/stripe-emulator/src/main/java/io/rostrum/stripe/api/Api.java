package io.rostrum.stripe.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rostrum.stripe.store.ObjectStore;
import io.rostrum.stripe.store.Remembered;
import io.rostrum.stripe.store.Stored;
import io.rostrum.stripe.store.Transaction;
import io.rostrum.stripe.wire.Answer;
import io.rostrum.stripe.wire.Call;
import io.rostrum.stripe.wire.StripeError;

/**
 * Stripe's API: finds the operation, gives the same answer to the same idempotency key for 24 hours (refusals
 * and declines included), and shows objects as they are asked for.
 */
public final class Api {

    /** An answer as it goes out; {@code replayed} when it was given before. */
    public record Reply(int status, String body, boolean replayed) {}

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int KEY_MAX = 255;

    private final ObjectStore store;
    private final Routes routes = new Routes();
    private final Controls controls;

    public Api(ObjectStore store, Settings settings, String base) {
        this.store = store;
        Disputes disputes = new Disputes(settings);
        Charging charging = new Charging(settings, disputes);
        PaymentIntents intents = new PaymentIntents(charging, base);
        SetupIntents setups = new SetupIntents(base);
        Accounts accounts = new Accounts(base);
        Customers.routes(routes);
        intents.routes(routes);
        setups.routes(routes);
        CheckoutSessions sessions = new CheckoutSessions(base, setups);
        sessions.routes(routes);
        Refunds.routes(routes);
        Transfers.routes(routes);
        new Payouts(settings).routes(routes);
        disputes.routes(routes);
        accounts.routes(routes);
        Happenings.routes(routes);
        controls = new Controls(store, intents, setups, sessions, accounts, disputes);
        store.onDue((transaction, node) -> due(transaction, node, charging, disputes));
    }

    /** What the emulator itself can be told. */
    public Controls controls() {
        return controls;
    }

    /** Answers a call; an error is an answer, too. */
    public Reply answer(Call call) {
        String account = call.account() == null ? Stored.PLATFORM : call.account();
        try {
            return store.transact(account, transaction -> answer(transaction, call, account));
        } catch (StripeError refused) {
            return new Reply(refused.status(), text(refused.body()), false);
        }
    }

    private Reply answer(Transaction transaction, Call call, String account) {
        if (!account.equals(Stored.PLATFORM)) {
            if (transaction.in(Stored.PLATFORM).find(account) == null) {
                throw new StripeError(403, "invalid_request_error", "account_invalid",
                        "The provided key does not have access to account '" + account + "'");
            }
        }
        Routes.Match match = routes.match(call);
        String key = call.method().equals("POST") ? call.idempotencyKey() : null;
        if (key == null) {
            return reply(run(transaction, call, match));
        }
        if (key.length() > KEY_MAX) {
            throw StripeError.invalid("idempotency_key_too_long",
                    "Idempotency keys have at most 255 characters");
        }
        String remembered = account + ' ' + key;
        String fingerprint = call.method() + ' ' + call.path() + ' ' + call.form();
        Remembered before = transaction.remembered(remembered);
        if (before != null) {
            if (!before.fingerprint().equals(fingerprint)) {
                throw new StripeError(
                        400, "idempotency_error", null,
                        "Keys for idempotent requests can only be used with the same parameters they were "
                                + "first used with.");
            }
            return new Reply(before.status(), before.body(), true);
        }
        Reply reply;
        try {
            reply = reply(run(transaction, call, match));
        } catch (StripeError refused) {
            transaction.discard();
            reply = new Reply(refused.status(), text(refused.body()), false);
        }
        transaction.remember(
                new Remembered(remembered, fingerprint, reply.status(), reply.body(), transaction.now()));
        return reply;
    }

    private static Answer run(Transaction transaction, Call call, Routes.Match match) {
        Answer answer = match.operation().run(transaction, call, match.ids());
        ObjectNode shown = answer.body().deepCopy();
        Trees.expand(transaction, call.form(), shown);
        return new Answer(answer.status(), Trees.shown(shown));
    }

    private static void due(Transaction transaction, ObjectNode node, Charging charging, Disputes disputes) {
        switch (node.get("object").textValue()) {
            case "balance_transaction" -> Books.available(transaction, node);
            case "payment_intent" -> charging.cancel(transaction, node, "automatic");
            case "payout" -> Payouts.due(transaction, node);
            case "refund" -> Refunds.due(transaction, node);
            case "dispute" -> disputes.close(transaction, node, false);
            default -> throw new IllegalStateException("nothing is due for a "
                    + node.get("object").textValue());
        }
    }

    private static Reply reply(Answer answer) {
        return new Reply(answer.status(), text(answer.body()), false);
    }

    private static String text(ObjectNode body) {
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }
}
