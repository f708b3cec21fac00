package io.rostrum.gateway;

import io.rostrum.contracts.auction.AuctionCommand;
import io.rostrum.contracts.auction.CommandRecord;
import io.rostrum.contracts.auction.Outcome;
import io.rostrum.contracts.id.CommandId;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.mirror.MirrorKeys;
import io.rostrum.gateway.admission.Allowances;
import io.rostrum.gateway.admission.Origins;
import io.rostrum.gateway.command.CommandIntake;
import io.rostrum.gateway.command.CommandLog;
import io.rostrum.gateway.commerce.CommerceOutcomes;
import io.rostrum.gateway.discovery.Listing;
import io.rostrum.gateway.discovery.MirrorAway;
import io.rostrum.gateway.discovery.Placement;
import io.rostrum.gateway.discovery.Showcase;
import io.rostrum.gateway.http.WebServer;
import io.rostrum.gateway.kafka.CommandAppender;
import io.rostrum.gateway.kafka.CommerceAppender;
import io.rostrum.gateway.kafka.CommerceTail;
import io.rostrum.gateway.kafka.EventTail;
import io.rostrum.gateway.kafka.HistoryReader;
import io.rostrum.gateway.kafka.LogWatch;
import io.rostrum.gateway.kafka.MediaTail;
import io.rostrum.gateway.kafka.NoticeAppender;
import io.rostrum.gateway.kafka.PlanTail;
import io.rostrum.gateway.kafka.RoomCounts;
import io.rostrum.gateway.metrics.GatewayMetrics;
import io.rostrum.gateway.outcome.RecentOutcomes;
import io.rostrum.gateway.outcome.SeenEvents;
import io.rostrum.gateway.outcome.Waiters;
import io.rostrum.gateway.picture.PictureFolder;
import io.rostrum.gateway.redis.Crowds;
import io.rostrum.gateway.redis.DiscoveryMirror;
import io.rostrum.gateway.redis.MirrorAddress;
import io.rostrum.gateway.redis.MirrorGate;
import io.rostrum.gateway.redis.MirrorReader;
import io.rostrum.gateway.redis.OutcomeChannel;
import io.rostrum.gateway.redis.RoomFeed;
import io.rostrum.gateway.redis.SellerPlans;
import io.rostrum.gateway.redis.Subscription;
import io.rostrum.gateway.room.Room;
import io.rostrum.gateway.room.Rooms;
import io.rostrum.gateway.socket.RoomSocket;
import io.rostrum.gateway.stream.StreamBoard;
import io.rostrum.gateway.stream.StreamPlaces;
import io.rostrum.gateway.webhook.StripeSignature;
import io.rostrum.gateway.webhook.StripeWebhooks;
import io.rostrum.identity.Tokens;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** All parts of one gateway, wired; started and stopped together. */
public final class Gateway implements AutoCloseable {

    private static final int SEEN_SLOTS = 1 << 17;
    private static final long TICK_MILLIS = 1_000;
    /** The list of shows is read anew at most once in this time. */
    private static final long LIST_FRESH_MILLIS = 1_000;
    /** Threads that tell rooms. */
    private static final int CRIERS = 2;
    private static final long GOODBYE_MILLIS = 200;
    private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);

    private final GatewayConfig config;
    private final GatewayMetrics metrics = new GatewayMetrics();
    private final CommandAppender appender;
    private final Optional<NoticeAppender> notices;
    private final MirrorGate gate;
    private final MirrorReader mirror;
    private final HistoryReader histories;
    private final RoomFeed feed;
    private final Rooms rooms;
    private final Waiters waiters;
    private final RecentOutcomes recent;
    private final Subscription outcomes;
    private final EventTail tail;
    private final LogWatch watch;
    private final CommerceAppender commerce;
    private final CommerceTail commerceTail;
    private final Crowds crowds;
    private final RoomCounts counts;
    private final SellerPlans plans;
    private final PlanTail planTail;
    private final MediaTail mediaTail;
    private final DiscoveryMirror discovery;
    private final RoomSocket socket;
    private final WebServer server;
    private final ScheduledExecutorService criers =
            Executors.newScheduledThreadPool(
                    CRIERS, Thread.ofPlatform().name("crier-", 1).daemon().factory());
    private final ScheduledExecutorService counting =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("counting").daemon().factory());
    private final ScheduledExecutorService clockwork =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("clockwork").daemon().factory());

    /** Wires the parts; nothing runs yet. @throws IOException if a secret cannot be read */
    public Gateway(GatewayConfig config) throws IOException {
        this.config = config;
        Limits limits = config.limits();
        InstantSource clock = InstantSource.system();
        Tokens tokens = new Tokens(config.signIn(), clock);
        MirrorAddress redis = new MirrorAddress(config.redis().host(), config.redis().port());
        appender = new CommandAppender(config.kafka(), config.node(), clock, metrics);
        List<String> webhookSecrets = config.webhookSecrets();
        notices = webhookSecrets.isEmpty()
                ? Optional.empty()
                : Optional.of(new NoticeAppender(config.kafka(), config.node(), clock));
        waiters = new Waiters(limits.underWayMax(), metrics::decided);
        recent = new RecentOutcomes(limits.recentBytesMax());
        histories = new HistoryReader(config.kafka(), limits.roomsMax());
        mirror = new MirrorReader(redis);
        feed = new RoomFeed(redis, config.node(), mirror, histories::want);
        rooms = new Rooms(
                limits.roomsMax(), feed, this::beat, TimeUnit.MILLISECONDS.toNanos(limits.roomPulseMillis()));
        gate = new MirrorGate(redis, limits.admitMillis(), rooms::lot, metrics);
        outcomes = outcomes(redis);
        tail = new EventTail(
                config.kafka(), clock, new SeenEvents(SEEN_SLOTS), recent, waiters, rooms, metrics,
                outcomes::live);
        watch = new LogWatch(config.kafka());
        CommerceOutcomes fates = new CommerceOutcomes();
        commerce = new CommerceAppender(config.kafka(), config.node(), clock);
        commerceTail = new CommerceTail(config.kafka(), fates);
        crowds = new Crowds(redis, config.node());
        counts = new RoomCounts(
                config.kafka(), config.node(), lost -> metrics.count("rostrum.room.counts", "fate", "lost"));
        plans = new SellerPlans(redis);
        planTail = new PlanTail(config.kafka(), plans);
        StreamBoard streams = new StreamBoard();
        mediaTail = new MediaTail(config.kafka(), streams, clock);
        discovery = new DiscoveryMirror(redis, crowds, plans);
        Allowances allowances = new Allowances(
                limits.userCommandsPerSecond(), Limits.BURST * limits.userCommandsPerSecond(),
                Limits.PEOPLE_MAX);
        CommandIntake intake =
                new CommandIntake(
                        allowances, gate, waiters, this::append, this::repeated, clock,
                        limits.notAfterMillis());
        Origins origins = new Origins(config.allowedOrigins(config.listen().port()));
        socket = new RoomSocket(
                config.node(), limits, origins,
                new RoomSocket.Parts(tokens, intake, waiters, recent, rooms, metrics, clock));
        server = new WebServer(new WebServer.Parts(
                config.node(), config.listen(), limits, origins, tokens, allowances,
                new PictureFolder(config.data().resolve("pictures")), intake, waiters, recent, rooms,
                mirror, new Showcase(discovery, this::knownHere, clock, LIST_FRESH_MILLIS), metrics,
                socket, notices.map(
                        log -> new StripeWebhooks(new StripeSignature(webhookSecrets), log, clock)), clock,
                commerce, fates, config.ledger(), config.analytics(), streams,
                new StreamPlaces(config.mediaUrl(), config.rtmpUrl(), config.streamSecretFile()), watch::up,
                Map.of(
                        "redis", outcomes::live, "rooms", feed.subscription()::live, "events",
                        tail::following, "orders", commerceTail::following)));
        gauges();
    }

    private Subscription outcomes(MirrorAddress redis) {
        OutcomeChannel channel = new OutcomeChannel(waiters);
        return new Subscription(
                "mirror-outcomes", redis, MirrorKeys.outcomes(config.node()),
                (name, message) -> channel.heard(message), new Subscription.Listener() {
                    @Override
                    public void connected() {
                        LOG.info("the mirror tells outcomes");
                    }

                    @Override
                    public void lost() {
                        LOG.info("outcomes come from the log alone");
                    }
                });
    }

    private static void told(Runnable round) {
        try {
            round.run();
        } catch (RuntimeException fault) {
            LOG.atError().setMessage("a round was not told to its end").setCause(fault).log();
        }
    }

    private void beat(long delayNanos, Runnable round) {
        try {
            criers.schedule(() -> told(round), delayNanos, TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException closing) {
            LOG.debug("rooms are no longer told");
        }
    }

    /** Every command goes to the log; bids are counted on their way. */
    private void append(CommandRecord command, CommandLog.Appended appended) {
        if (command.command() instanceof AuctionCommand.PlaceBid) {
            rooms.find(command.showId()).ifPresent(Room::bidSent);
        }
        appender.append(command, appended);
    }

    /**
     * While the mirror is away nobody but this node's memory can say what became of a command that is sent
     * again.
     */
    private Optional<Outcome> repeated(CommandId id, ShowId showId) {
        return outcomes.live() ? Optional.empty() : recent.find(id, showId);
    }

    private void gauges() {
        metrics.gauge("rostrum.sockets", socket::open);
        metrics.gauge("rostrum.rooms", rooms::size);
        metrics.gauge("rostrum.commands.under.way", waiters::size);
        metrics.gauge("rostrum.log.up", () -> watch.up() ? 1 : 0);
        metrics.gauge("rostrum.mirror.up", () -> outcomes.live() ? 1 : 0);
    }

    /** Starts everything; returns the port that is served. The log and the mirror may come later. */
    public int start() throws InterruptedException {
        outcomes.start();
        feed.start();
        histories.start();
        tail.start();
        commerceTail.start();
        planTail.start();
        mediaTail.start();
        appender.warmUp();
        watch.look();
        int port = server.start();
        clockwork.scheduleWithFixedDelay(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
        counting.scheduleWithFixedDelay(this::count, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
        return port;
    }

    /** The shows in use on this node, for while the mirror is away. */
    private List<Listing> knownHere() {
        return rooms.all().stream()
                .flatMap(room -> room.show().stream()
                        .map(show -> new Listing(show, room.watching(), Placement.NONE, null)))
                .toList();
    }

    /** Tells the log, and the mirror, what was counted in the rooms of this node. */
    private void count() {
        try {
            long now = System.currentTimeMillis();
            counts.append(rooms.all().stream()
                    .flatMap(room -> room.counted(config.node(), now).stream())
                    .toList());
        } catch (RuntimeException fault) {
            LOG.atError().setMessage("rooms could not be counted").setCause(fault).log();
        }
        tellCrowds();
    }

    /** A second without the mirror is not missed. */
    private void tellCrowds() {
        try {
            Map<ShowId, Integer> watching = new HashMap<>();
            for (Room room : rooms.all()) {
                int now = room.watching();
                if (now > 0) {
                    watching.put(room.showId(), now);
                }
            }
            crowds.write(watching, System.currentTimeMillis());
        } catch (MirrorAway away) {
            LOG.atDebug().setMessage("viewers are not counted now")
                    .addKeyValue("cause", away.getMessage()).log();
        } catch (RuntimeException fault) {
            LOG.atError().setMessage("viewers could not be counted").setCause(fault).log();
        }
    }

    private void tick() {
        try {
            long now = System.nanoTime();
            outcomes.tick(now);
            feed.subscription().tick(now);
            socket.sweep(now);
            rooms.sweep(now - TimeUnit.MILLISECONDS.toNanos(config.limits().roomIdleMillis()));
            waiters.giveUpBefore(
                    now - TimeUnit.MILLISECONDS.toNanos(2L * config.limits().notAfterMillis()),
                    CommandIntake.ASK_AGAIN_MILLIS);
            watch.look();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException fault) {
            LOG.atError().setMessage("the clockwork stumbled").setCause(fault).log();
        }
    }

    /** Says goodbye to the sockets, lets appends reach the broker, and stops. */
    @Override
    public void close() {
        socket.close();
        try {
            Thread.sleep(GOODBYE_MILLIS);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        appender.close();
        commerce.close();
        notices.ifPresent(NoticeAppender::close);
        clockwork.shutdownNow();
        counting.shutdownNow();
        criers.shutdownNow();
        server.close();
        tail.close();
        commerceTail.close();
        planTail.close();
        mediaTail.close();
        histories.close();
        outcomes.close();
        feed.close();
        gate.close();
        mirror.close();
        discovery.close();
        crowds.close();
        counts.close();
        plans.close();
        watch.close();
        metrics.close();
    }
}
