package io.rostrum.ledger.topology;

import io.rostrum.commission.CommissionTiers;
import io.rostrum.contracts.Json;
import io.rostrum.contracts.MalformedRecord;
import io.rostrum.contracts.auction.CommandRecord;
import io.rostrum.contracts.commerce.CommerceOutcome;
import io.rostrum.contracts.commerce.CommerceRecord;
import io.rostrum.contracts.commerce.CommerceRefusal;
import io.rostrum.contracts.commerce.DeskCommand;
import io.rostrum.contracts.commerce.InboxRecord;
import io.rostrum.contracts.commerce.InvoiceId;
import io.rostrum.contracts.commerce.OrderCommand;
import io.rostrum.contracts.commerce.OrderEventRecord;
import io.rostrum.contracts.id.CommandId;
import io.rostrum.contracts.identity.Role;
import io.rostrum.contracts.log.RecordHeaders;
import io.rostrum.contracts.log.Topics;
import io.rostrum.ledger.topology.AggregateStores.Due;
import io.rostrum.orders.BasketEngine;
import io.rostrum.orders.BasketStep;
import io.rostrum.orders.OrderTerms;
import io.rostrum.orders.asking.Ask;
import io.rostrum.orders.desk.DeskStep;
import io.rostrum.orders.desk.PayerDesk;
import io.rostrum.orders.desk.PayerState;
import io.rostrum.orders.desk.SellerDesk;
import io.rostrum.orders.desk.SellerState;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Baskets (a buyer's invoices and orders of one show) and desks (how a buyer pays, a seller's volume and account): takes commands and
 * what others say, asks the pure rules, and writes what follows in one transaction.
 *
 * <p>Time comes from the records: a clock only proposes, once for each deadline and again if nothing came of it.
 */
final class AggregatesProcessor implements Processor<byte[], byte[], byte[], byte[]> {

    /** Proposals of one tick at most. */
    static final int PROPOSALS_MAX = 1_000;

    private static final String USER = "user:";
    private static final String SELLER = "seller:";
    private static final String SOURCE = "/ledger/orders";
    private static final long PROPOSE_AGAIN_MILLIS = 10_000;
    private static final long NOT_AFTER_MILLIS = 24L * 60 * 60 * 1_000;
    private static final Logger LOG = LoggerFactory.getLogger(AggregatesProcessor.class);

    private final OrderTerms terms;
    private final BasketEngine engine;
    private final long tickMillis;
    private final Map<Due, Long> proposed = new HashMap<>();
    private ProcessorContext<byte[], byte[]> context;
    private AggregateStores stores;

    AggregatesProcessor(OrderTerms terms, long tickMillis) {
        this.terms = terms;
        this.engine = new BasketEngine(terms);
        this.tickMillis = tickMillis;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> processorContext) {
        context = processorContext;
        stores = new AggregateStores(context);
        proposed.clear();
        context.schedule(Duration.ofMillis(tickMillis), PunctuationType.WALL_CLOCK_TIME, this::propose);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        try {
            if (context.recordMetadata().orElseThrow().topic().equals(Topics.COMMERCE_COMMANDS.name())) {
                take(record, Json.read(record.value(), CommerceRecord.class));
            } else {
                hear(record, Json.read(record.value(), InboxRecord.class));
            }
        } catch (MalformedRecord fault) {
            Letters.bury(context, record, LedgerTopology.AGGREGATES_LETTERS, fault.getMessage());
        }
    }

    private void take(Record<byte[], byte[]> record, CommerceRecord command) {
        long now = record.timestamp();
        switch (command.command()) {
            case OrderCommand order ->
                keep(record, command.aggregate(), engine.take(stores.basket(command.aggregate()), command, now));
            case DeskCommand desk when now > command.notAfterMillis() ->
                answer(command, now, CommerceRefusal.EXPIRED, "it came too late");
            case DeskCommand.SavePaymentMethod save -> {
                DeskStep<PayerState> step =
                        PayerDesk.save(stores.payer(command.aggregate()), command.actor(), command.commandId());
                stores.put(command.aggregate(), step.state());
                follow(record, now, step.asks());
                answer(command, now, step.refusal(), step.detail());
            }
            case DeskCommand.BeginOnboarding begin -> {
                DeskStep<SellerState> step =
                        SellerDesk.open(stores.seller(command.aggregate()), command.actor(), begin.country());
                stores.put(command.aggregate(), step.state());
                follow(record, now, step.asks());
                answer(command, now, step.refusal(), step.detail());
            }
            case DeskCommand other ->
                answer(command, now, CommerceRefusal.WRONG_STATE, "this platform does not offer that");
        }
    }

    private void hear(Record<byte[], byte[]> record, InboxRecord told) {
        String aggregate = told.aggregate();
        long now = record.timestamp();
        if (InvoiceId.isBasket(aggregate)) {
            keep(record, aggregate, engine.hear(stores.basket(aggregate), told.message(), now));
        } else if (aggregate.startsWith(SELLER)) {
            DeskStep<SellerState> step =
                    SellerDesk.hear(stores.seller(aggregate), told.message(), now, CommissionTiers.SHIPPED);
            stores.put(aggregate, step.state());
            follow(record, now, step.asks());
        } else if (aggregate.startsWith(USER)) {
            DeskStep<PayerState> step = PayerDesk.hear(stores.payer(aggregate), told.message());
            stores.put(aggregate, step.state());
            follow(record, now, step.asks());
        } else {
            throw new MalformedRecord("nobody is called " + aggregate, null);
        }
    }

    private void keep(Record<byte[], byte[]> record, String aggregate, BasketStep step) {
        if (step.fault() != null) {
            LOG.atError()
                    .setMessage("a basket is frozen: the rules threw")
                    .addKeyValue("aggregate", aggregate)
                    .setCause(step.fault())
                    .log();
            Letters.bury(context, record, LedgerTopology.AGGREGATES_LETTERS, "the rules threw: " + step.fault());
        }
        stores.put(aggregate, step.basket());
        stores.due(aggregate, step.nextDueMillis());
        for (OrderEventRecord event : step.events()) {
            Record<byte[], byte[]> out =
                    new Record<>(Letters.utf8(event.subject()), Json.bytes(event), event.atMillis());
            RecordHeaders.put(
                    out.headers(), event.subject() + ":" + event.seq(), event.event().getClass().getSimpleName(), SOURCE,
                    Instant.ofEpochMilli(event.atMillis()));
            context.forward(out, LedgerTopology.ORDER_EVENTS);
        }
        follow(record, record.timestamp(), step.asks());
        if (step.outcome() != null) {
            answer(step.outcome());
        }
    }

    private void follow(Record<byte[], byte[]> record, long now, List<Ask> asks) {
        for (Ask ask : asks) {
            switch (ask) {
                case Ask.OfProvider of -> send(
                        LedgerTopology.PAYMENT_REQUESTS, of.request().paymentId().value(), of.request(), now);
                case Ask.OfJournal of ->
                    send(LedgerTopology.ORDER_REQUESTS, of.request().bookId().value(), of.request(), now);
                case Ask.OfAggregate of ->
                    send(LedgerTopology.AGGREGATES_INBOX, of.message().aggregate(), of.message(), now);
                case Ask.OfAuction of -> auction(of);
            }
        }
    }

    /**
     * Sent once, whatever happens, as it stands in the transaction; born now, as the auction refuses what is old. The cause makes it a
     * repeat if somebody ever sends it again.
     */
    private void auction(Ask.OfAuction wish) {
        long now = context.currentSystemTimeMs();
        CommandId id = CommandId.derived(now, wish.cause());
        CommandRecord command = new CommandRecord(
                id, wish.showId(), CommerceRecord.PLATFORM, Role.SYSTEM, now + NOT_AFTER_MILLIS, wish.command());
        Record<byte[], byte[]> out = new Record<>(Letters.utf8(wish.showId().value()), Json.bytes(command), now);
        RecordHeaders.put(
                out.headers(), id.toString(), wish.command().getClass().getSimpleName(), SOURCE, Instant.ofEpochMilli(now));
        context.forward(out, LedgerTopology.AUCTION_COMMANDS);
    }

    private void answer(CommerceRecord command, long now, CommerceRefusal refusal, String detail) {
        answer(new CommerceOutcome(
                command.commandId(), command.aggregate(), now, refusal == null, refusal, detail, null));
    }

    private void answer(CommerceOutcome outcome) {
        send(LedgerTopology.OUTCOMES, outcome.aggregate(), outcome, outcome.atMillis());
    }

    private void send(String child, String key, Object value, long atMillis) {
        context.forward(new Record<>(Letters.utf8(key), Json.bytes(value), atMillis), child);
    }

    /** What the wall clock says is due is proposed; the log's time decides. */
    private void propose(long wallMillis) {
        proposed.values().removeIf(at -> wallMillis - at > PROPOSE_AGAIN_MILLIS);
        for (Due due : stores.dueBy(wallMillis, PROPOSALS_MAX)) {
            if (proposed.size() < PROPOSALS_MAX && proposed.putIfAbsent(due, wallMillis) == null) {
                InvoiceId basket = InvoiceId.ofAggregate(due.aggregate());
                CommerceRecord proposal = CommerceRecord.of(
                        CommandId.derived(wallMillis, due.aggregate() + "/" + due.atMillis()), CommerceRecord.PLATFORM,
                        Role.SYSTEM, wallMillis + NOT_AFTER_MILLIS,
                        new OrderCommand.DeadlineDue(basket, due.atMillis()));
                send(LedgerTopology.PROPOSALS, due.aggregate(), proposal, wallMillis);
            }
        }
    }
}
