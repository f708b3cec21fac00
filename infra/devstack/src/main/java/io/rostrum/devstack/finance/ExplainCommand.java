package io.rostrum.devstack.finance;

import io.rostrum.contracts.auction.EventRecord;
import io.rostrum.contracts.commerce.LifeEvent;
import io.rostrum.contracts.commerce.OrderId;
import io.rostrum.contracts.ledger.JournalEntry;
import io.rostrum.contracts.ledger.Side;
import io.rostrum.devstack.engine.StackSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;

/** {@code finance explain}. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = {
            "Tells one order back from its payout: Stripe's facts, the entries with their postings, the "
                    + "order and its",
            "invoice, the sale of the lot, and the bid that won it. Exits 1 if there is no such order.",
        })
final class ExplainCommand implements Callable<Integer> {

    private static final String EVENT = "  %-24s  %s%n";

    @Mixin
    private BookOptions options;

    @Option(names = "--order", paramLabel = "ID", required = true, description = "such as SHOW.LOT")
    private String order;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        StackSettings settings = StackSettings.from(System.getenv());
        OrderTrail trail = OrderTrail.of(new OrderId(order), settings, options);
        if (trail.orders().isEmpty()) {
            spec.commandLine().getErr().println("there is no order " + order);
            return 1;
        }
        print(trail, spec.commandLine().getOut());
        options.write(trail);
        return 0;
    }

    private static void print(OrderTrail trail, PrintWriter out) {
        String currency = currency(trail);
        out.println("ORDER " + trail.orderId());
        out.println();
        out.println("Stripe's facts, the newest first");
        trail.payments().reversed().forEach(fact -> out.printf(
                EVENT, Wording.moment(fact.atMillis()), Wording.of(fact.event(), currency)));
        out.println();
        out.println("Entries of the journal, the newest first");
        trail.entries().reversed().forEach(entry -> entry(entry, out));
        out.println();
        out.println("The order and its invoice, the newest first");
        trail.orders().reversed().forEach(event -> out.printf(
                EVENT, Wording.moment(event.atMillis()),
                (event.orderId() == null ? "invoice " : "order ") + event.seq() + "  "
                        + Wording.of(event.event(), currency)));
        out.println();
        out.println("Lot " + trail.orderId().lotId() + " of show " + trail.orderId()
                .showId() + ", the newest first");
        trail.sale().reversed().forEach(event -> event(event, currency, out));
        out.println();
        out.println("The winning bid");
        if (trail.winningBid() == null) {
            out.println("  is not recorded");
        } else {
            event(trail.winningBid(), currency, out);
        }
        out.flush();
    }

    private static void event(EventRecord event, String currency, PrintWriter out) {
        out.printf(
                EVENT, Wording.moment(event.atMillis()),
                "seq " + event.seq() + "  " + Wording.of(event.event(), currency)
                        + (event.commandId() == null ? "" : "  command " + event.commandId()));
    }

    private static void entry(JournalEntry entry, PrintWriter out) {
        out.printf(
                Locale.ROOT, "  %-24s  entry %d %s %s  %s%n", Wording.moment(entry.atMillis()), entry.seq(),
                entry.fact().getClass().getSimpleName(), entry.fact().id(), entry.entryId());
        entry.postings().forEach(posting -> out.printf(
                Locale.ROOT, "      %-6s %14s %s  %s%n", posting.side() == Side.DEBIT ? "debit" : "credit",
                Columns.major(posting.minor(), posting.unit()), posting.unit(), posting.account()));
    }

    private static String currency(OrderTrail trail) {
        return trail.orders().stream()
                .filter(record -> record.event() instanceof LifeEvent.OrderPlaced)
                .map(record -> ((LifeEvent.OrderPlaced) record.event()).sale().currency())
                .findFirst()
                .orElse("USD");
    }
}
