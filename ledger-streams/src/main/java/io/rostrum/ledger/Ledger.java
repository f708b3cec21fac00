package io.rostrum.ledger;

import io.rostrum.contracts.ledger.BookId;
import io.rostrum.contracts.log.Topics;
import io.rostrum.identity.Tokens;
import io.rostrum.ledger.http.LedgerServer;
import io.rostrum.ledger.http.ProviderLinks;
import io.rostrum.ledger.reconcile.DoorStatements;
import io.rostrum.ledger.reconcile.ReconcileStatus;
import io.rostrum.ledger.reconcile.Reconciler;
import io.rostrum.ledger.reconcile.ViewBalances;
import io.rostrum.ledger.topology.JournalSide;
import io.rostrum.ledger.view.BookIndex;
import io.rostrum.ledger.view.CommittedReader;
import io.rostrum.ledger.view.ControlIndex;
import io.rostrum.ledger.view.DeskIndex;
import io.rostrum.ledger.view.EntryLog;
import io.rostrum.ledger.view.OrderIndex;
import io.rostrum.ledger.view.ProviderIndex;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.FinalizedVersionRange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The ledger's process: the topology, the view of the committed journal, and the door to it. */
public final class Ledger implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);
    private static final int START_SECONDS_MAX = 120;
    private static final short TRANSACTIONS_V2 = 2;

    private final LedgerConfig config;
    private final LeftStores stores;
    private final CompletableFuture<Void> failed = new CompletableFuture<>();
    private LedgerStreams streams;
    private BookIndex books;
    private CommittedReader entries;
    private OrderIndex orders;
    private CommittedReader orderEvents;
    private DeskIndex desks;
    private CommittedReader deskEvents;
    private ProviderIndex people;
    private CommittedReader paymentEvents;
    private ControlIndex controls;
    private CommittedReader controlEvents;
    private DoorStatements statements;
    private Reconciler reconciler;
    private LedgerServer server;

    public Ledger(LedgerConfig config) {
        this.config = config;
        this.stores = new LeftStores(config.stateFolder());
    }

    /** Starts everything; returns the port of the door. Throws if the log is not what the ledger needs. */
    public int start() throws IOException, InterruptedException {
        new LogMark(config.stateFolder().getParent()).require(requireLog());
        books = new BookIndex(config.viewFolder(), new EntryLog(config.kafka()));
        entries = new CommittedReader(config.kafka(), Topics.LEDGER_ENTRIES, books);
        entries.awaitCommitted();
        stores.open();
        streams = new LedgerStreams(
                config, new JournalSide(books, entries::awaitEnd),
                new ThreadFaults(InstantSource.system(), failed::completeExceptionally));
        await(CompletableFuture.anyOf(streams.start(), failed));
        orders = new OrderIndex(config.ordersFolder());
        orderEvents = new CommittedReader(config.kafka(), Topics.ORDERS_EVENTS, orders);
        desks = new DeskIndex(config.desksFolder());
        deskEvents = new CommittedReader(config.kafka(), Topics.DESKS_EVENTS, desks);
        people = new ProviderIndex(config.peopleFolder());
        paymentEvents = new CommittedReader(config.kafka(), Topics.PAYMENTS_EVENTS, people);
        controls = new ControlIndex(config.controlsFolder());
        controlEvents = new CommittedReader(config.kafka(), Topics.LEDGER_CONTROLS, controls);
        if (config.reconcile().everySeconds() > 0) {
            statements = new DoorStatements(config.door());
            reconciler = new Reconciler(
                    BookId.MAIN, config.reconcileFolder(), config.reconcile(),
                    new Reconciler.Sources(
                            config.kafka(), new ViewBalances(books.reads()), statements),
                    InstantSource.system());
        }
        Tokens tokens = new Tokens(config.signIn(), InstantSource.system());
        server = new LedgerServer(
                config.host(), config.port(), new LedgerServer.Views(
                        books.reads(), orders, people, desks, config.desks(), controls),
                new ProviderLinks(config.door()), tokens,
                new LedgerServer.Health(this::healthy, this::reconciled));
        return server.start();
    }

    /** Completes with a fault as soon as the ledger can no longer work; never otherwise. */
    public CompletableFuture<Void> failed() {
        return failed;
    }

    private ReconcileStatus reconciled() {
        return reconciler == null ? ReconcileStatus.off(BookId.MAIN) : reconciler.status();
    }

    private boolean healthy() {
        return entries.healthy() && orderEvents.healthy() && deskEvents.healthy() && paymentEvents.healthy()
                && controlEvents.healthy()
                && streams.isWorking();
    }

    /**
     * Exactly-once stands on transactions of the second version, and on topics that were made as contracts
     * say. Tells which log it is.
     */
    private String requireLog() throws InterruptedException {
        Map<String, Object> settings = Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, config.kafka());
        try (Admin admin = Admin.create(settings)) {
            FinalizedVersionRange version = admin.describeFeatures()
                    .featureMetadata()
                    .get(START_SECONDS_MAX, TimeUnit.SECONDS)
                    .finalizedFeatures()
                    .get("transaction.version");
            if (version == null || version.maxVersionLevel() < TRANSACTIONS_V2) {
                throw new IllegalStateException(
                        "the brokers at " + config.kafka() + " must have transaction.version "
                        + TRANSACTIONS_V2 + ", they have "
                        + (version == null ? "none" : version.maxVersionLevel()));
            }
            List<Topics.Topic> topics = List.of(
                    Topics.LEDGER_REQUESTS, Topics.LEDGER_ENTRIES, Topics.LEDGER_BALANCES,
                    Topics.LEDGER_REFUSALS, Topics.LEDGER_CONTROLS, Topics.DEAD_LETTERS,
                    Topics.AUCTION_EVENTS, Topics.AUCTION_COMMANDS,
                    Topics.COMMERCE_COMMANDS, Topics.COMMERCE_INBOX, Topics.COMMERCE_OUTCOMES,
                    Topics.COMMERCE_SHOWS, Topics.ORDERS_EVENTS, Topics.DESKS_EVENTS,
                    Topics.PAYMENTS_REQUESTS, Topics.PAYMENTS_EVENTS);
            var found = admin.describeTopics(topics.stream().map(Topics.Topic::name).toList())
                    .allTopicNames()
                    .get(START_SECONDS_MAX, TimeUnit.SECONDS);
            for (Topics.Topic topic : topics) {
                int partitions = found.get(topic.name()).partitions().size();
                if (partitions != topic.partitions()) {
                    throw new IllegalStateException(
                            topic.name() + " has " + partitions + " partitions, it must have "
                            + topic.partitions());
                }
            }
            return found.get(Topics.LEDGER_REQUESTS.name()).topicId().toString();
        } catch (ExecutionException | TimeoutException fault) {
            throw new IllegalStateException(
                    "the log at " + config.kafka() + " cannot be used: " + fault, fault);
        }
    }

    private void markClosed() {
        try {
            stores.closed();
        } catch (IOException fault) {
            LOG.atWarn().setMessage("the next start will read its stores anew").setCause(fault).log();
        }
    }

    private static void await(CompletableFuture<?> started) throws InterruptedException {
        try {
            started.get(START_SECONDS_MAX, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException fault) {
            throw new IllegalStateException("the topology did not start", fault);
        }
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
        if (reconciler != null) {
            reconciler.close();
            statements.close();
        }
        if (paymentEvents != null) {
            paymentEvents.close();
            people.close();
        }
        if (deskEvents != null) {
            deskEvents.close();
            desks.close();
        }
        if (controlEvents != null) {
            controlEvents.close();
            controls.close();
        }
        if (orderEvents != null) {
            orderEvents.close();
            orders.close();
        }
        if (streams != null && streams.close() && !failed.isCompletedExceptionally()) {
            markClosed();
        }
        // The journal reads in these books until its last step.
        if (entries != null) {
            entries.close();
            books.close();
        }
    }
}
