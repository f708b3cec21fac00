package io.rostrum.bench.ledger;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The same transfers as a PostgreSQL double-entry transaction: two rows, two balance updates, one commit that
 * is on disk.
 */
final class PostgresTransfers implements AutoCloseable {

    private static final int CLIENTS = 20;
    private static final String INSERT =
            "INSERT INTO posting (entry, account, side, minor, unit) VALUES (?, ?, ?, ?, 'USD')";
    private static final String DEBIT = "UPDATE account SET debits = debits + ? WHERE id = ?";
    private static final String CREDIT = "UPDATE account SET credits = credits + ? WHERE id = ?";

    private final EmbeddedPostgres server;
    private final int accounts;

    PostgresTransfers(Path folder, int accounts) throws IOException, SQLException {
        this.accounts = accounts;
        server = EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setCleanDataDirectory(true)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_wal_size", "4GB")
                .setServerConfig("shared_buffers", "256MB")
                .start();
        try (Connection connection = connect(); Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE account (id int PRIMARY KEY, debits bigint NOT NULL, credits bigint NOT "
                            + "NULL)");
            statement.execute(
                    "CREATE TABLE posting (id bigserial PRIMARY KEY, entry bigint NOT NULL, account int NOT "
                            + "NULL,"
                    + " side char NOT NULL, minor bigint NOT NULL, unit char(3) NOT NULL)");
            statement.execute(
                    "INSERT INTO account SELECT i, 0, 0 FROM generate_series(0, " + (accounts - 1) + ") i");
            statement.execute("ANALYZE");
        }
    }

    /** What the server says of its own durability. */
    String durability() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT version(), current_setting('fsync'), "
                                + "current_setting('synchronous_commit')")) {
            row.next();
            return row.getString(1).split(" on ")[0] + ", fsync " + row.getString(2) + ", synchronous_commit "
                    + row.getString(3);
        }
    }

    /** Transfers a second, with so many in one transaction. {@code hot}: each debits the same account. */
    double perSecond(int perTransaction, boolean hot, int seconds) throws Exception {
        AtomicLong done = new AtomicLong();
        AtomicReference<Exception> fault = new AtomicReference<>();
        CountDownLatch ready = new CountDownLatch(CLIENTS);
        CountDownLatch go = new CountDownLatch(1);
        long[] end = new long[1];
        Thread[] clients = new Thread[CLIENTS];
        for (int i = 0; i < CLIENTS; i++) {
            int seed = i;
            clients[i] = new Thread(() -> {
                try (Client client = new Client(seed, perTransaction, hot)) {
                    ready.countDown();
                    go.await();
                    while (System.nanoTime() < end[0]) {
                        client.transaction();
                        done.addAndGet(perTransaction);
                    }
                } catch (SQLException | InterruptedException broken) {
                    fault.set(broken);
                    ready.countDown();
                }
            });
            clients[i].start();
        }
        ready.await();
        long start = System.nanoTime();
        end[0] = start + TimeUnit.SECONDS.toNanos(seconds);
        go.countDown();
        for (Thread client : clients) {
            client.join();
        }
        if (fault.get() != null) {
            throw fault.get();
        }
        return done.get() * 1e9 / (System.nanoTime() - start);
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                server.getJdbcUrl("postgres", "postgres") + "&reWriteBatchedInserts=true");
    }

    /**
     * One client with one connection. Accounts are always locked in the order of their ids, so that none
     * waits in a circle.
     */
    private final class Client implements AutoCloseable {

        private final SplittableRandom random;
        private final int perTransaction;
        private final boolean hot;
        private final Connection connection;
        private final PreparedStatement insert;
        private final PreparedStatement debit;
        private final PreparedStatement credit;
        private long entry;

        Client(int seed, int perTransaction, boolean hot) throws SQLException {
            this.random = new SplittableRandom(seed);
            this.perTransaction = perTransaction;
            this.hot = hot;
            connection = connect();
            connection.setAutoCommit(false);
            insert = connection.prepareStatement(INSERT);
            debit = connection.prepareStatement(DEBIT);
            credit = connection.prepareStatement(CREDIT);
        }

        void transaction() throws SQLException {
            long[] updates = new long[2 * perTransaction];
            for (int i = 0; i < perTransaction; i++) {
                int from = hot ? 0 : random.nextInt(accounts);
                int to = (from + 1 + random.nextInt(accounts - 1)) % accounts;
                long minor = 1 + random.nextInt(10_000);
                entry++;
                row(from, "D", minor);
                row(to, "C", minor);
                updates[2 * i] = (long) from << 32 | minor << 1;
                updates[2 * i + 1] = (long) to << 32 | minor << 1 | 1;
            }
            insert.executeBatch();
            Arrays.sort(updates);
            for (long update : updates) {
                PreparedStatement statement = (update & 1) == 0 ? debit : credit;
                statement.setLong(1, (update & 0xFFFF_FFFFL) >> 1);
                statement.setInt(2, (int) (update >> 32));
                statement.executeUpdate();
            }
            connection.commit();
        }

        private void row(int account, String side, long minor) throws SQLException {
            insert.setLong(1, entry);
            insert.setInt(2, account);
            insert.setString(3, side);
            insert.setLong(4, minor);
            insert.addBatch();
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
