package io.rostrum.ledger;

import io.rostrum.contracts.log.Topics;
import io.rostrum.credits.CreditRules;
import io.rostrum.desks.DeskTerms;
import io.rostrum.identity.SignIn;
import io.rostrum.identity.SignInSettings;
import io.rostrum.ledger.reconcile.ReconcileSettings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * All settings of the ledger, read from the environment once.
 *
 * @param data the folder below which state stores are kept
 * @param kafka bootstrap servers
 * @param host where to serve
 * @param port where to serve; 0 is any free one
 * @param node names this process among those of the ledger: 1 to 64 letters, digits, {@code _} and {@code -}
 * @param signIn how people prove who they are
 * @param standbys copies of each state store in other processes, ready to take over
 * @param threads stream threads of each part of the ledger in this process
 * @param commitMillis how often a transaction is committed; nobody is answered before
 * @param balancesEveryMillis how often changed balances are told to their topic
 * @param door the payment worker's, where links to the provider can be had
 * @param desks what is sold at desks, and how long what may take there
 * @param cacheBytes heap for state store caches, all together
 * @param reconcile how often the books are reconciled
 */
public record LedgerConfig(
        Path data, String kafka, String host, int port, String node, SignIn signIn, int standbys, int threads,
        int commitMillis, int balancesEveryMillis, String door, DeskTerms desks, long cacheBytes,
        ReconcileSettings reconcile) {

    private static final int TEN_YEARS = 3_650 * 86_400;

    /** Says everything that is wrong with the settings. */
    public static final class Invalid extends Exception {

        private static final long serialVersionUID = 1L;

        Invalid(List<String> faults) {
            super(String.join("\n", faults));
        }
    }

    /** Reads the settings; throws with all faults together. */
    public static LedgerConfig from(Map<String, String> environment) throws Invalid {
        Reading read = new Reading(environment);
        Path data = read.value("ROSTRUM_DATA", "data", text -> Path.of(text).toAbsolutePath().normalize());
        LedgerConfig config = new LedgerConfig(
                data,
                read.value("ROSTRUM_KAFKA", "127.0.0.1:19092", Function.identity()),
                read.value("ROSTRUM_LEDGER_HOST", "127.0.0.1", Function.identity()),
                read.number("ROSTRUM_LEDGER_PORT", 8090, 0, 65_535),
                read.value("ROSTRUM_LEDGER_NODE", "ledger-1", LedgerConfig::node),
                SignInSettings.read(environment, data, read.faults),
                read.number("ROSTRUM_LEDGER_STANDBYS", 0, 0, 10),
                read.number("ROSTRUM_LEDGER_THREADS", 1, 1, 64),
                read.number("ROSTRUM_LEDGER_COMMIT_MILLIS", 30, 1, 10_000),
                read.number("ROSTRUM_LEDGER_BALANCES_MILLIS", 2_000, 1, 60_000),
                "http://127.0.0.1:" + read.number("ROSTRUM_STRIPE_DOOR_PORT", 8092, 1, 65_535),
                desks(read),
                read.number("ROSTRUM_LEDGER_CACHE_MB", 64, 1, 100_000) * (1L << 20),
                new ReconcileSettings(
                        read.number("ROSTRUM_RECONCILE_SECONDS", 300, 0, 86_400),
                        read.number("ROSTRUM_RECONCILE_SETTLING_SECONDS", 60, 0, 86_400)));
        if (!read.faults.isEmpty()) {
            throw new Invalid(read.faults);
        }
        return config;
    }

    private static DeskTerms desks(Reading read) {
        CreditRules shipped = CreditRules.SHIPPED;
        return DeskTerms.SHIPPED
                .at(read.value("ROSTRUM_PAGES_URL", DeskTerms.SHIPPED.returnUrl(), Function.identity()))
                .under(new CreditRules(
                        read.number("ROSTRUM_GIFT_HOLD_SECONDS", (int) (shipped.giftHoldMillis() / 1_000),
                                0, TEN_YEARS)
                                * 1_000L,
                        shipped.giftShareTenThousandths(), shipped.giverDayMax(), shipped.receiverDayMax(),
                        read.number("ROSTRUM_GIFT_CARD_SECONDS", (int) (shipped.cardAgeMillis() / 1_000),
                                0, TEN_YEARS)
                                * 1_000L,
                        shipped.returnMillis(), shipped.lifeMillis()));
    }

    private static String node(String text) {
        if (!text.matches("[A-Za-z0-9_-]{1,64}")) {
            throw new IllegalArgumentException("1 to 64 letters, digits, '_' and '-'");
        }
        return text;
    }

    /** Stream threads of that part in this process; the journal has no more than books stand apart. */
    public int threads(LedgerPart part) {
        return part == LedgerPart.JOURNAL ? Math.min(threads, Topics.LEDGER_PARTITIONS) : threads;
    }

    /** Where the view keeps what it read; may be thrown away. */
    public Path viewFolder() {
        return data.resolve("ledger").resolve("view-3");
    }

    /** Where the view of orders keeps what it read; may be thrown away. */
    public Path ordersFolder() {
        return data.resolve("ledger").resolve("orders");
    }

    /** Where the view of desks keeps what it read; may be thrown away. */
    public Path desksFolder() {
        return data.resolve("ledger").resolve("desks");
    }

    /** Where the view of what finance proposed and closed is kept; may be thrown away. */
    public Path controlsFolder() {
        return data.resolve("ledger").resolve("controls");
    }

    /** Where the view of what the payment provider knows of people is kept; may be thrown away. */
    public Path peopleFolder() {
        return data.resolve("ledger").resolve("people");
    }

    /** Where the reconciler keeps what it compared; may be thrown away. */
    public Path reconcileFolder() {
        return data.resolve("ledger").resolve("reconcile");
    }

    /** Where the state stores are. */
    public Path stateFolder() {
        return data.resolve("ledger").resolve("state");
    }

    /** Reads settings one by one and gathers what is wrong. */
    private static final class Reading {

        private final Map<String, String> environment;
        private final List<String> faults = new ArrayList<>();

        Reading(Map<String, String> environment) {
            this.environment = environment;
        }

        <T> T value(String name, String otherwise, Function<String, T> parse) {
            String text = environment.get(name);
            try {
                return parse.apply(text == null || text.isBlank() ? otherwise : text.strip());
            } catch (NumberFormatException noNumber) {
                faults.add(name + " is not a whole number");
            } catch (IllegalArgumentException fault) {
                faults.add(name + ": " + fault.getMessage());
            }
            return parse.apply(otherwise);
        }

        int number(String name, int otherwise, int min, int max) {
            int number = value(name, Integer.toString(otherwise), Integer::parseInt);
            if (number < min || number > max) {
                faults.add(name + " must be " + min + " to " + max);
            }
            return number;
        }
    }
}
