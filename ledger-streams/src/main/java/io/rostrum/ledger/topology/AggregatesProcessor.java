package io.rostrum.ledger.topology;

import io.rostrum.commission.CommissionTiers;
import io.rostrum.contracts.Json;
import io.rostrum.contracts.MalformedRecord;
import io.rostrum.contracts.auction.CommandRecord;
import io.rostrum.contracts.commerce.BookCommand;
import io.rostrum.contracts.commerce.CommerceCommand;
import io.rostrum.contracts.commerce.CommerceOutcome;
import io.rostrum.contracts.commerce.CommerceRecord;
import io.rostrum.contracts.commerce.DeskCommand;
import io.rostrum.contracts.commerce.DeskRecord;
import io.rostrum.contracts.commerce.InboxMessage;
import io.rostrum.contracts.commerce.InboxRecord;
import io.rostrum.contracts.commerce.InvoiceId;
import io.rostrum.contracts.commerce.OrderCommand;
import io.rostrum.contracts.commerce.OrderEventRecord;
import io.rostrum.contracts.id.CommandId;
import io.rostrum.contracts.identity.Role;
import io.rostrum.contracts.log.RecordHeaders;
import io.rostrum.contracts.log.Topics;
import io.rostrum.desks.DeskTerms;
import io.rostrum.desks.DeskTurn;
import io.rostrum.desks.house.HouseDeskEngine;
import io.rostrum.desks.user.UserDeskEngine;
import io.rostrum.ledger.topology.AggregateStores.Due;
import io.rostrum.links.MarkRules;
import io.rostrum.orders.BasketEngine;
import io.rostrum.orders.BasketStep;
import io.rostrum.orders.OrderTerms;
import io.rostrum.orders.asking.Ask;
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
 * Baskets (a buyer's invoices and orders of one show) and desks (a user's card, credits and wallet, a
 * seller's volume, account and plan): takes commands and what others say, asks the pure rules, and writes
 * what follows in one transaction.
 *
 * <p>Time comes from the records: a clock only proposes, once for each deadline and again if nothing came of
 * it.
 */
final class AggregatesProcessor implements Processor<byte[], byte[], byte[], byte[]> {

    /** Proposals of one tick at most. */
    static final int PROPOSALS_MAX = 1_000;

    private static final String USER = "user:";
    private static final String SELLER = "seller:";
    private static final String MARK = "mark:";
    private static final String SOURCE = "/ledger/orders";
    private static final long PROPOSE_AGAIN_MILLIS = 10_000;
    private static final long NOT_AFTER_MILLIS = 24L * 60 * 60 * 1_000;
    private static final Logger LOG = LoggerFactory.getLogger(AggregatesProcessor.class);

    private final BasketEngine engine;
    private final UserDeskEngine users;
    private final HouseDeskEngine sellers;
    private final long tickMillis;
    private final Map<Due, Long> proposed = new HashMap<>();
    private ProcessorContext<byte[], byte[]> context;
    private AggregateStores stores;

    AggregatesProcessor(OrderTerms terms, DeskTerms desks, long tickMillis) {
        this.engine = new BasketEngine(terms);
        this.users = new UserDeskEngine(desks);
        this.sellers = new HouseDeskEngine(desks, CommissionTiers.SHIPPED);
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
        if (BookDeskProcessor.isForBooks(record)) {
            return;
        }
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
                keep(record, command.aggregate(),
                        engine.take(stores.basket(command.aggregate()), command, now));
            case BookCommand book -> throw new MalformedRecord("the key must be the aggregate", null);
            case DeskCommand.DeskDue due when InvoiceId.isBasket(due.desk()) ->
                throw new MalformedRecord("a basket has deadlines of its own", null);
            case DeskCommand desk when command.aggregate().startsWith(SELLER) -> keep(
                    record, command.aggregate(),
                    sellers.take(stores.seller(command.aggregate()), command, now));
            case DeskCommand desk ->
                keep(record, command.aggregate(), users.take(stores.user(command.aggregate()), command, now));
        }
    }

    private void hear(Record<byte[], byte[]> record, InboxRecord told) {
        String aggregate = told.aggregate();
        long now = record.timestamp();
        if (InvoiceId.isBasket(aggregate)) {
            keep(record, aggregate, engine.hear(stores.basket(aggregate), told.message(), now));
        } else if (aggregate.startsWith(SELLER)) {
            keep(record, aggregate, sellers.hear(stores.seller(aggregate), told.message(), now));
        } else if (aggregate.startsWith(USER)) {
            keep(record, aggregate, users.hear(stores.user(aggregate), told.message(), now));
        } else if (aggregate.startsWith(MARK) && told.message() instanceof InboxMessage.MarkSeen seen) {
            MarkRules.Step step = MarkRules.seen(stores.mark(aggregate), seen.userId());
            stores.putDesk(aggregate, step.mark());
            follow(record, now, step.asks());
        } else {
            throw new MalformedRecord("nobody is called " + aggregate, null);
        }
    }

    private void keep(Record<byte[], byte[]> record, String desk, DeskTurn<?> turn) {
        if (turn.fault() != null) {
            thrown(record, desk, turn.fault());
        }
        stores.putDesk(desk, turn.desk());
        stores.due(desk, turn.nextDueMillis());
        DeskRecord told = turn.record();
        if (told != null) {
            Record<byte[], byte[]> out = new Record<>(Letters.utf8(desk), Json.bytes(told), told.atMillis());
            RecordHeaders.put(
                    out.headers(), desk + ":" + told.seq(), "DeskRecord", SOURCE,
                    Instant.ofEpochMilli(told.atMillis()));
            context.forward(out, LedgerTopology.DESK_EVENTS);
        }
        follow(record, record.timestamp(), turn.asks());
        turn.outcomes().forEach(this::answer);
    }

    private void keep(Record<byte[], byte[]> record, String aggregate, BasketStep step) {
        if (step.fault() != null) {
            thrown(record, aggregate, step.fault());
        }
        stores.put(aggregate, step.basket());
        stores.due(aggregate, step.nextDueMillis());
        for (OrderEventRecord event : step.events()) {
            Record<byte[], byte[]> out =
                    new Record<>(Letters.utf8(event.subject()), Json.bytes(event), event.atMillis());
            RecordHeaders.put(
                    out.headers(), event.subject() + ":" + event.seq(),
                    event.event().getClass().getSimpleName(), SOURCE, Instant.ofEpochMilli(event.atMillis()));
            context.forward(out, LedgerTopology.ORDER_EVENTS);
        }
        follow(record, record.timestamp(), step.asks());
        if (step.outcome() != null) {
            answer(step.outcome());
        }
    }

    private void thrown(Record<byte[], byte[]> record, String aggregate, RuntimeException fault) {
        LOG.atError()
                .setMessage("it stands still: the rules threw")
                .addKeyValue("aggregate", aggregate)
                .setCause(fault)
                .log();
        Letters.bury(context, record, LedgerTopology.AGGREGATES_LETTERS, "the rules threw: " + fault);
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
                case Ask.OfShow of ->
                        send(LedgerTopology.SHOW_ASKS, of.question().showId().value(), of.question(), now);
            }
        }
    }

    /**
     * Sent once, whatever happens, as it stands in the transaction; born now, as the auction refuses what is
     * old. The cause makes it a repeat if somebody ever sends it again.
     */
    private void auction(Ask.OfAuction wish) {
        long now = context.currentSystemTimeMs();
        CommandId id = CommandId.derived(now, wish.cause());
        CommandRecord command = new CommandRecord(
                id, wish.showId(), CommerceRecord.PLATFORM, Role.SYSTEM, now + NOT_AFTER_MILLIS,
                wish.command());
        Record<byte[], byte[]> out =
                new Record<>(Letters.utf8(wish.showId().value()), Json.bytes(command), now);
        RecordHeaders.put(
                out.headers(), id.toString(), wish.command().getClass().getSimpleName(), SOURCE,
                Instant.ofEpochMilli(now));
        context.forward(out, LedgerTopology.AUCTION_COMMANDS);
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
                CommerceRecord proposal = CommerceRecord.of(
                        CommandId.derived(wallMillis, due.aggregate() + "/" + due.atMillis()),
                        CommerceRecord.PLATFORM, Role.SYSTEM, wallMillis + NOT_AFTER_MILLIS, deadline(due));
                send(LedgerTopology.PROPOSALS, due.aggregate(), proposal, wallMillis);
            }
        }
    }

    private static CommerceCommand deadline(Due due) {
        return InvoiceId.isBasket(due.aggregate())
                ? new OrderCommand.DeadlineDue(InvoiceId.ofAggregate(due.aggregate()), due.atMillis())
                : new DeskCommand.DeskDue(due.aggregate(), due.atMillis());
    }
}
