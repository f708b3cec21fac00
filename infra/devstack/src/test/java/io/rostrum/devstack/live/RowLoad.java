package io.rostrum.devstack.live;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertNull;

/**
 * Changes rows of one show all the time, as the record keeper does: some 400 changes a second in transactions of eight. When the
 * server goes away it waits for it, and writes what may not have been committed once more.
 */
final class RowLoad implements AutoCloseable {

    private static final int BIDS = 7;
    private static final long GAP_NANOS = 20_000_000;
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String BID = """
            INSERT INTO bids VALUES (?, ?, 'l1', 'seller-of-' || ?, 7, 'b1', 'ACCEPTED', '', 'LIMIT', false, true, false, 0,
                5000000000, 2, 1, 'NONE', 'USD', 'art', 1764000000000) ON CONFLICT DO NOTHING""";
    private static final String PRICE = "UPDATE lots SET price_minor = ?, bids = ? WHERE show_id = ? AND lot_id = 'l1'";

    private final Changes changes;
    private final String show;
    private final AtomicReference<Throwable> fault = new AtomicReference<>();
    private final Thread thread = new Thread(this::run, "row-load");
    private final long began = System.nanoTime();
    private volatile long bids;
    private volatile boolean ended;
    private long writtenNanos = began;

    RowLoad(Changes changes, String show) {
        this.changes = changes;
        this.show = show;
        thread.start();
    }

    /** Waits until so many bids more have been committed. */
    RowLoad awaitMore(int more) {
        long goal = bids + more;
        await().atMost(PATIENCE).until(() -> bids >= goal || fault.get() != null);
        return this;
    }

    long bids() {
        return bids;
    }

    private void run() {
        try {
            while (!ended) {
                writeWhileConnected();
            }
        } catch (InterruptedException | RuntimeException cannot) {
            fault.set(cannot);
        }
    }

    private void writeWhileConnected() throws InterruptedException {
        try (Connection connection = changes.owner()) {
            connection.setAutoCommit(false);
            try (PreparedStatement bid = connection.prepareStatement(BID);
                    PreparedStatement price = connection.prepareStatement(PRICE)) {
                while (!ended) {
                    write(connection, bid, price);
                    LockSupport.parkNanos(GAP_NANOS);
                }
            }
        } catch (SQLException | AssertionError away) {
            // With assertions on, as in tests, pgjdbc asserts that the autocommit of a lost connection can be asked for.
            if (System.nanoTime() - writtenNanos > PATIENCE.toNanos()) {
                throw new IllegalStateException("the server did not come back", away);
            }
            LockSupport.parkNanos(5 * GAP_NANOS);
        }
    }

    private void write(Connection connection, PreparedStatement bid, PreparedStatement price) throws SQLException {
        for (long seq = bids + 1; seq <= bids + BIDS; seq++) {
            bid.setString(1, show);
            bid.setLong(2, seq);
            bid.setString(3, show);
            bid.addBatch();
        }
        bid.executeBatch();
        price.setLong(1, bids + BIDS);
        price.setLong(2, bids + BIDS);
        price.setString(3, show);
        price.executeUpdate();
        connection.commit();
        bids += BIDS;
        writtenNanos = System.nanoTime();
    }

    /** Ends the load; fails if it could not go on to here. */
    RowLoad end() {
        close();
        assertNull(fault.get());
        double seconds = (System.nanoTime() - began) / 1e9;
        System.out.printf("%s: %d bids and %d prices in %.1f s, %.0f changes/s%n", show, bids, bids / BIDS, seconds,
                bids * (BIDS + 1) / BIDS / seconds);
        return this;
    }

    @Override
    public void close() {
        ended = true;
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
