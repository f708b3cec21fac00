package io.rostrum.orders;

import io.rostrum.contracts.Json;
import io.rostrum.contracts.commerce.CommerceOutcome;
import io.rostrum.contracts.commerce.CommerceRecord;
import io.rostrum.contracts.commerce.CommerceRefusal;
import io.rostrum.contracts.commerce.InboxMessage;
import io.rostrum.contracts.commerce.InvoiceEvent;
import io.rostrum.contracts.commerce.InvoiceId;
import io.rostrum.contracts.commerce.LifeEvent;
import io.rostrum.contracts.commerce.OrderCommand;
import io.rostrum.contracts.commerce.OrderEventRecord;
import io.rostrum.contracts.commerce.OrderId;
import io.rostrum.contracts.id.CommandId;
import io.rostrum.orders.asking.Ask;
import io.rostrum.orders.asking.Consequences;
import io.rostrum.orders.deciding.Deadlines;
import io.rostrum.orders.deciding.Decision;
import io.rostrum.orders.deciding.Hearing;
import io.rostrum.orders.deciding.Settling;
import io.rostrum.orders.deciding.Wishes;
import io.rostrum.orders.evolving.Evolver;
import io.rostrum.orders.state.BasketState;
import io.rostrum.orders.state.RememberedWish;

import java.util.ArrayList;
import java.util.List;

/**
 * Folds what a basket is told and wished, one thing at a time: settle what is due, decide, keep, settle what
 * follows.
 *
 * <p>A function of the basket, the input and its log time; it changes nothing but what it returns.
 */
public final class BasketEngine {

    /** More than any input can bring about; past it the rules run in a circle. */
    private static final int STEPS_MAX = 10_000;

    private final OrderTerms terms;

    public BasketEngine(OrderTerms terms) {
        this.terms = terms;
    }

    /** Takes one command. {@code logMillis} is the time of its record in the log. */
    public BasketStep take(BasketState basket, CommerceRecord record, long logMillis) {
        OrderCommand command = (OrderCommand) record.command();
        BasketState before = basket.at(logMillis);
        if (before.frozen()) {
            return refused(
                    basket, record, before.nowMillis(), CommerceRefusal.WRONG_STATE, "the basket is frozen");
        }
        try {
            return new Run(before, terms).take(record, command);
        } catch (RuntimeException fault) {
            return frozen(before, fault);
        }
    }

    /** Takes one word of others. {@code logMillis} is the time of its record in the log. */
    public BasketStep hear(BasketState basket, InboxMessage message, long logMillis) {
        BasketState before = basket.at(logMillis);
        if (before.frozen()) {
            return new BasketStep(
                    before, List.of(), List.of(), null, Deadlines.NEVER,
                    new IllegalStateException("the basket is frozen"));
        }
        try {
            Run run = new Run(before, terms);
            run.settle();
            run.keep(Hearing.hear(run.basket, message, run.now, terms), null);
            run.settle();
            return run.step(null);
        } catch (RuntimeException fault) {
            return frozen(before, fault);
        }
    }

    private static BasketStep frozen(BasketState before, RuntimeException fault) {
        return new BasketStep(before.asFrozen(), List.of(), List.of(), null, Deadlines.NEVER, fault);
    }

    private static BasketStep refused(
            BasketState basket, CommerceRecord record, long now, CommerceRefusal reason, String detail) {
        CommerceOutcome outcome = new CommerceOutcome(
                record.commandId(), record.aggregate(), now, false, reason, detail, subject(record));
        return new BasketStep(basket, List.of(), List.of(), outcome, Deadlines.NEVER, null);
    }

    private static String subject(CommerceRecord record) {
        OrderCommand command = (OrderCommand) record.command();
        OrderId order = Wishes.orderOf(command);
        return order == null ? command.invoiceId().value() : order.value();
    }

    /** One input's way through the basket. */
    private static final class Run {

        private final OrderTerms terms;
        private final long now;
        private final List<OrderEventRecord> events = new ArrayList<>();
        private final List<Ask> asks = new ArrayList<>();
        private BasketState basket;

        Run(BasketState basket, OrderTerms terms) {
            this.basket = basket;
            this.terms = terms;
            this.now = basket.nowMillis();
        }

        BasketStep take(CommerceRecord record, OrderCommand command) {
            settle();
            if (command instanceof OrderCommand.DeadlineDue) {
                return step(null);
            }
            forget();
            String fingerprint = EventChain.fingerprint(record.actor() + " " + Json.text(command));
            RememberedWish known = remembered(record.commandId());
            if (known != null) {
                return step(
                        known.fingerprint().equals(fingerprint)
                                ? outcome(record, known.reason(), known.detail())
                                : outcome(record, CommerceRefusal.ID_REUSED, "that id has another wish"));
            }
            Decision decision = decide(record, command);
            keep(decision.happenings(), record.commandId());
            settle();
            if (!basket.fresh()) {
                remember(record, fingerprint, decision);
            }
            return step(outcome(record, decision.refusal(), decision.detail()));
        }

        private Decision decide(CommerceRecord record, OrderCommand command) {
            long age = now - record.commandId().birthMillis();
            if (now > record.notAfterMillis() || Math.abs(age) > Bounds.BIRTH_MILLIS) {
                return Decision.refuse(CommerceRefusal.EXPIRED, "it came too late");
            }
            if (basket.remembered().size() >= Bounds.REMEMBERED) {
                return Decision.refuse(
                        CommerceRefusal.TOO_MANY,
                        "a basket remembers at most " + Bounds.REMEMBERED + " commands");
            }
            boolean opens = command instanceof OrderCommand.PlaceDeposit;
            if (basket.fresh() && !opens) {
                return Decision.refuse(CommerceRefusal.UNKNOWN_INVOICE, "nothing was bought here");
            }
            return Wishes.decide(basket, record, command, now, terms);
        }

        /** Only the first event names the command: it is its outcome. */
        void keep(List<Happening> happenings, CommandId cause) {
            CommandId named = cause;
            for (Happening happening : happenings) {
                BasketState before = basket;
                BasketState evolved = Evolver.evolve(basket, happening, now);
                basket = EventChain.record(evolved, happening, now, named, events);
                asks.addAll(consequences(before, happening));
                named = null;
            }
        }

        private List<Ask> consequences(BasketState before, Happening happening) {
            InvoiceId id = basket.basket();
            return switch (happening.event()) {
                case LifeEvent life -> Consequences.of(
                        terms, id, before.order(happening.orderId()),
                        basket.order(happening.orderId()), life);
                case InvoiceEvent event ->
                    Consequences.of(terms, before, basket, happening.invoiceId(), event);
            };
        }

        /** Until nothing follows any more. */
        void settle() {
            for (int i = 0; i < STEPS_MAX; i++) {
                List<Happening> next = Settling.next(basket, now, terms);
                if (next.isEmpty()) {
                    return;
                }
                keep(next, null);
            }
            throw new IllegalStateException("what follows never ends");
        }

        private RememberedWish remembered(CommandId id) {
            return basket.remembered().stream()
                    .filter(wish -> wish.commandId().equals(id))
                    .findFirst()
                    .orElse(null);
        }

        private void forget() {
            List<RememberedWish> kept = basket.remembered().stream()
                    .filter(wish -> now - wish.atMillis() <= Bounds.REMEMBER_MILLIS)
                    .toList();
            basket = basket.remembering(kept);
        }

        private void remember(CommerceRecord record, String fingerprint, Decision decision) {
            List<RememberedWish> kept = new ArrayList<>(basket.remembered());
            if (kept.size() < Bounds.REMEMBERED) {
                kept.add(new RememberedWish(
                        record.commandId(), fingerprint, now, decision.refusal(), decision.detail(),
                        subject(record)));
            }
            basket = basket.remembering(kept);
        }

        private CommerceOutcome outcome(CommerceRecord record, CommerceRefusal reason, String detail) {
            return new CommerceOutcome(
                    record.commandId(), record.aggregate(), now, reason == null, reason, detail,
                    subject(record));
        }

        BasketStep step(CommerceOutcome outcome) {
            return new BasketStep(
                    basket, List.copyOf(events), List.copyOf(asks), outcome,
                    Deadlines.next(basket, terms), null);
        }
    }
}
