package io.rostrum.devstack.demo;

import com.sun.management.OperatingSystemMXBean;
import io.rostrum.contracts.Json;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.identity.DevelopmentSecret;
import io.rostrum.contracts.identity.Role;
import io.rostrum.devstack.client.Commands;
import io.rostrum.devstack.client.Gateway;
import io.rostrum.devstack.client.Tokens;
import io.rostrum.devstack.engine.EngineName;
import io.rostrum.devstack.engine.Progress;
import io.rostrum.devstack.engine.Stack;
import io.rostrum.devstack.engine.StackSettings;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs the sample show on a stack that serves, with simulated bidders, and proves at the end that all went
 * right.
 */
public final class Demo implements AutoCloseable {

    /** Runs until it is interrupted. */
    public static final int WITHOUT_END = 0;

    private static final String BIDDER = "-bidder-";
    private static final long TICK_MILLIS = 50;
    private static final long TELL_MILLIS = 10_000;
    private static final long FATES_MILLIS_MAX = 30_000;
    private static final long SETTLED_MILLIS_MAX = 20_000;
    /** The room is to have about so many looks a second, however many bidders there are. */
    private static final int LOOKS_A_SECOND = 40;

    private final Stack stack;
    private final StackSettings settings;
    private final Options options;
    private final Progress progress;
    private final Gateway gateway;
    private final ShowId show;
    private final DemoShow run;
    private final Tally tally = new Tally();
    private final MemoryWatch memory;
    private final List<SimulatedBidder> bidders = new ArrayList<>();
    private final List<Long> nextLooks = new ArrayList<>();
    private volatile String unprepared;
    private volatile DemoStream stream;

    /**
     * @param bidders how many are simulated
     * @param seconds how long the show runs; {@link #WITHOUT_END} for ever
     * @param headless nobody watches: lots are short, and several are open at once
     * @param commandBeganMillis when the command was called, in epoch milliseconds
     */
    public record Options(int bidders, int seconds, boolean headless, long commandBeganMillis) {}

    public Demo(Stack stack, Options options, Progress progress) throws IOException {
        this.stack = stack;
        this.settings = stack.settings();
        this.options = options;
        this.progress = progress;
        Tokens tokens = new Tokens(DevelopmentSecret.createOnce(settings.secretFile()), Clock.systemUTC());
        this.gateway = new Gateway(settings.gateway(), tokens);
        this.show = new ShowId("demo-" + Long.toString(System.currentTimeMillis(), Character.MAX_RADIX));
        DemoShow.Rhythm rhythm = options.headless()
                ? new DemoShow.Rhythm(3, 8_000, 1_000, 2_000)
                : new DemoShow.Rhythm(1, 30_000, 35_000, 10_000);
        this.run = new DemoShow(show, gateway, rhythm);
        this.memory = new MemoryWatch(stack);
    }

    /**
     * Runs the show and returns what it came to; with {@link #WITHOUT_END} it returns only by an exception.
     */
    public Summary play() throws IOException, InterruptedException {
        long startUpMillis = System.currentTimeMillis() - options.commandBeganMillis();
        run.begin(gateway);
        long thinkMillis = Math.max(600, options.bidders() * 1_000L / LOOKS_A_SECOND);
        List<UserId> buyers = new ArrayList<>();
        for (int i = 1; i <= options.bidders(); i++) {
            buyers.add(new UserId(show.value() + BIDDER + i));
            SimulatedBidder bidder = new SimulatedBidder(
                    gateway.join(buyers.getLast(), Role.BIDDER), show, DemoShow::worth, tally, i,
                    options.headless() ? thinkMillis : Math.max(4_000, thinkMillis));
            bidders.add(bidder);
        }
        bidders.forEach(SimulatedBidder::takePaddle);
        bidders.forEach(bidder -> nextLooks.add(System.currentTimeMillis() + bidder.nextLookMillis()));
        invite();
        try (Trade trade = new Trade(settings, gateway, DemoShow.seller(show), progress)) {
            Thread cards = Thread.ofVirtual().start(() -> prepare(trade, buyers));
            goOn();
            cards.join();
            return finish(startUpMillis, trade);
        }
    }

    /**
     * Starts the camera and what deals with money, has the buyers' cards saved, and starts what keeps the
     * record, while the first lots are bid on: a bid needs none of it.
     */
    private void prepare(Trade trade, List<UserId> buyers) {
        showPicture();
        try {
            for (EngineName engine : EngineName.MONEY) {
                if (engine != EngineName.STRIPE || !settings.money().realStripe()) {
                    stack.start(engine);
                }
            }
            trade.prepare(buyers);
            for (EngineName engine : EngineName.values()) {
                if (engine.isBeside()) {
                    stack.startBeside(engine);
                }
            }
            new Desks(gateway, show, DemoShow.seller(show), buyers.getFirst()).play();
            progress.say("a bidder bought credits and gave of them, and the seller has a plan");
        } catch (IOException | RuntimeException fault) {
            unprepared = fault.toString();
            progress.say("the buyers' cards and desks are not ready: "
                    + (fault.getMessage() == null ? fault : fault.getMessage()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Without a picture the show goes on all the same. */
    private void showPicture() {
        try {
            stream = DemoStream.start(stack, gateway, show, progress);
        } catch (IOException | RuntimeException fault) {
            progress.say("the show has no picture: " + fault.getMessage());
        }
    }

    private void goOn() throws IOException, InterruptedException {
        long endMillis = options.seconds() == WITHOUT_END
                ? Long.MAX_VALUE
                : System.currentTimeMillis() + TimeUnit.SECONDS.toMillis(options.seconds());
        long tellMillis = System.currentTimeMillis() + TELL_MILLIS;
        for (long now = System.currentTimeMillis(); now < endMillis; now = System.currentTimeMillis()) {
            tend(now);
            for (int i = 0; i < bidders.size(); i++) {
                if (now >= nextLooks.get(i)) {
                    bidders.get(i).look();
                    nextLooks.set(i, now + bidders.get(i).nextLookMillis());
                }
            }
            memory.look(now);
            if (now > tellMillis) {
                tellMillis = now + TELL_MILLIS;
                Summary.Bids bids = tally.summary();
                progress.say(String.format("%,d bids, %,d accepted", bids.sent(), bids.accepted()));
            }
            Thread.sleep(TICK_MILLIS);
        }
    }

    /**
     * With people in the console, a lot may be open or closed already: then the auctioneer goes on with the
     * next.
     */
    private void tend(long nowMillis) throws IOException, InterruptedException {
        try {
            run.tend(nowMillis);
        } catch (Commands.Unfulfilled surprised) {
            if (options.headless()) {
                throw surprised;
            }
            progress.say("auctioneer: " + surprised.getMessage());
        }
    }

    private Summary finish(long startUpMillis, Trade trade) throws IOException, InterruptedException {
        awaitUntil(System.currentTimeMillis() + FATES_MILLIS_MAX, () -> tally.open() == 0);
        run.end();
        awaitUntil(System.currentTimeMillis() + SETTLED_MILLIS_MAX, run::isSettled);
        payFromWallet(trade);
        progress.say("the show is over; folding its log again ...");
        Proof proof = Proof.of(settings, show);
        Summary.Bids bids = tally.summary();
        List<String> why = why(bids, proof);
        Trade.Found orders = orders(trade, proof.lots().sold(), why);
        long first = tally.firstAcceptedMillis();
        Summary summary = new Summary(
                Instant.now().toString(), machine(), show, options.bidders(), options.seconds(),
                startUpMillis,
                first == 0 ? 0 : first - options.commandBeganMillis(), bids, proof.lots(), orders,
                proof.found(), proof.mirrorDifferences(), memory.peak(), why.isEmpty(), why);
        write(summary);
        return summary;
    }

    /** One buyer has money in their wallet; a demo goes on without it. */
    private void payFromWallet(Trade trade) throws InterruptedException {
        if (unprepared != null || settings.money().realStripe()) {
            return;
        }
        try {
            trade.checkOutFromWallet(new UserId(show.value() + BIDDER + 1));
        } catch (IOException fault) {
            progress.say("nobody pays from the wallet: " + fault.getMessage());
        }
    }

    /** Sees what was sold to its payout, or its refund. */
    private Trade.Found orders(Trade trade, int sold, List<String> why) throws InterruptedException {
        if (sold == 0 || settings.money().realStripe()) {
            return new Trade.Found(0, 0);
        }
        if (unprepared != null) {
            why.add("the buyers' cards: " + unprepared);
            return new Trade.Found(0, 0);
        }
        try {
            return trade.settle(sold);
        } catch (IOException fault) {
            why.add("the orders: " + fault.getMessage());
            return new Trade.Found(0, 0);
        }
    }

    private static List<String> why(Summary.Bids bids, Proof proof) {
        List<String> why = new ArrayList<>();
        if (bids.withoutFate() > 0) {
            why.add(bids.withoutFate() + " bids have no fate");
        }
        if (bids.accepted() == 0) {
            why.add("no bid was accepted");
        }
        if (!proof.agrees()) {
            why.add("the replay: " + proof.replay().verdict() + ", " + proof.replay().difference());
        }
        if (!proof.mirrorDifferences().isEmpty()) {
            why.add("the mirror differs in " + proof.mirrorDifferences().size() + " places, the first: "
                    + proof.mirrorDifferences().getFirst());
        }
        return why;
    }

    private static Summary.Machine machine() {
        long bytes = ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean os
                ? os.getTotalMemorySize()
                : 0;
        return new Summary.Machine(
                Runtime.getRuntime().availableProcessors(), bytes >> 20, Runtime.version().toString(),
                System.getProperty("os.name") + " " + System.getProperty("os.version"));
    }

    private void write(Summary summary) throws IOException {
        Path file = settings.data().resolve("demo").resolve("summary.json");
        Files.createDirectories(file.getParent());
        Files.write(file, Json.LOG.writerWithDefaultPrettyPrinter().writeValueAsBytes(summary));
    }

    private static void awaitUntil(long untilMillis, java.util.function.BooleanSupplier condition)
            throws InterruptedException {
        while (!condition.getAsBoolean() && System.currentTimeMillis() < untilMillis) {
            Thread.sleep(TICK_MILLIS);
        }
    }

    /** Says where to look, with links that sign in by themselves; they are good for this stack alone. */
    private void invite() {
        String base = "http://" + settings.gateway();
        progress.say("");
        progress.say("Show " + show + " is live, with " + options.bidders() + " simulated bidders.");
        progress.say("  watch, and bid with your own name   " + base + "/room/" + show);
        if (!options.headless()) {
            progress.say("  bidder room, signed in              " + base + "/room/" + show + "#token="
                    + gateway.token(new UserId("you"), Role.BIDDER));
            progress.say("  auctioneer console                  " + base + "/console/" + show + "#token="
                    + gateway.token(DemoShow.auctioneer(show), Role.AUCTIONEER));
            progress.say("  seller desk                         " + base + "/desk#token="
                    + gateway.token(DemoShow.seller(show), Role.SELLER));
            progress.say("  the seller's dashboard              " + base + "/dashboard/" + show + "#token="
                    + gateway.token(DemoShow.seller(show), Role.SELLER));
            progress.say("  the seller's orders and payouts     " + base + "/sales#token="
                    + gateway.token(DemoShow.seller(show), Role.SELLER));
            progress.say("  a buyer's orders                    " + base + "/orders#token="
                    + gateway.token(new UserId(show.value() + "-bidder-1"), Role.BIDDER));
            progress.say("  a buyer's credits and wallet        " + base + "/wallet#token="
                    + gateway.token(new UserId(show.value() + "-bidder-1"), Role.BIDDER));
            progress.say("  disputes, for an arbiter            " + base + "/disputes#token="
                    + gateway.token(new UserId("arbiter"), Role.ARBITER));
            progress.say("  the books, for finance              " + base + "/finance#token="
                    + gateway.token(new UserId("finance"), Role.FINANCE));
            progress.say("Ctrl-C ends it.");
        }
        progress.say("");
    }

    @Override
    public void close() {
        if (stream != null) {
            stream.close();
        }
        gateway.close();
    }
}
