package io.rostrum.contracts.golden;

import io.rostrum.contracts.Json;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.room.RoomMetrics;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Pins the wire format of what is told of rooms. */
class RoomWireFormatTest {

    private static final RoomMetrics METRICS = new RoomMetrics(
            new ShowId("show-1"), "gateway-1", 1_700_000_000_000L, new UserId("seller-1"), 210, 12, 31);

    @Test
    void aSecondOfARoomKeepsItsForm() {
        assertEquals("""
                {"showId":"show-1","nodeId":"gateway-1","atMillis":1700000000000,"sellerId":"seller-1",\
                "viewers":210,"joins":12,"bids":31}""", Json.text(METRICS));
        assertEquals(METRICS, Json.read(Json.bytes(METRICS), RoomMetrics.class));
    }
}
