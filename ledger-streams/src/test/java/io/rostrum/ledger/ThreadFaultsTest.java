package io.rostrum.ledger;

import io.rostrum.accounting.BrokenInvariant;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
import static org.junit.jupiter.api.Assertions.assertEquals;

class ThreadFaultsTest {

    private final List<Throwable> stopped = new ArrayList<>();
    private long nowMillis;
    private final ThreadFaults faults = new ThreadFaults(() -> Instant.ofEpochMilli(nowMillis), stopped::add);

    @Test
    void aBrokerThatIsAwayStopsNothing() {
        assertEquals(REPLACE_THREAD, faults.handle(new StreamsException(new TimeoutException("no broker"))));
        assertEquals(List.of(), stopped);
    }

    @Test
    void aBrokenInvariantStopsTheLedger() {
        Throwable broken = new StreamsException(new BrokenInvariant("twice"));
        assertEquals(SHUTDOWN_CLIENT, faults.handle(broken));
        assertEquals(List.of(broken), stopped);
    }

    @Test
    void whatNeverPassesStopsTheLedgerInTheEnd() {
        TimeoutException away = new TimeoutException("no broker");
        for (int i = 0; i < ThreadFaults.REPLACED_MAX; i++) {
            assertEquals(REPLACE_THREAD, faults.handle(away));
        }
        assertEquals(SHUTDOWN_CLIENT, faults.handle(away));
        nowMillis = ThreadFaults.WITHIN_MILLIS + 1;
        assertEquals(REPLACE_THREAD, faults.handle(away));
    }
}
