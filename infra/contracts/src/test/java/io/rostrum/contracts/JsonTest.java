package io.rostrum.contracts;

import io.rostrum.contracts.auction.AuctionCommand.PlaceBid;
import io.rostrum.contracts.auction.BidKind;
import io.rostrum.contracts.auction.CommandRecord;
import io.rostrum.contracts.id.CommandId;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.identity.Role;
import io.rostrum.contracts.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

class JsonTest {

    private static final CommandRecord BID = new CommandRecord(
            CommandId.derived(1_700_000_000_000L, "a test"),
            new ShowId("show-1"),
            new UserId("u1"),
            Role.BIDDER,
            1_700_000_010_000L,
            new PlaceBid(new LotId("lot-1"), new Money(1_200, "USD"), BidKind.LIMIT, false, null));

    @Test
    void whatIsWrittenIsReadBackAndWrittenAlike() {
        byte[] bytes = Json.bytes(BID);
        CommandRecord back = Json.read(bytes, CommandRecord.class);
        assertEquals(BID, back);
        assertArrayEquals(bytes, Json.bytes(back));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"1200\"", "1200.0", "1e3", "1.2e3", "null", "99999999999999999999", "true", "[1]", "NaN", "01"
            })
    void anAmountIsAWholeNumberAndNothingElse(String amount) {
        String text = new String(Json.bytes(BID), StandardCharsets.UTF_8).replace("1200", amount);
        assertThrows(MalformedRecord.class, () -> Json.read(text.getBytes(StandardCharsets.UTF_8), CommandRecord.class));
    }

    @Test
    void aMissingNumberIsRefused() {
        String text = new String(Json.bytes(BID), StandardCharsets.UTF_8).replace("\"minor\":1200,", "");
        assertThrows(MalformedRecord.class, () -> Json.read(text.getBytes(StandardCharsets.UTF_8), CommandRecord.class));
    }

    @Test
    void theEdgeRefusesRepeatedKeysAndUnknownProperties() {
        String text = new String(Json.bytes(BID), StandardCharsets.UTF_8);
        byte[] twice = text.replace("\"minor\":1200", "\"minor\":1,\"minor\":1200").getBytes(StandardCharsets.UTF_8);
        byte[] more = text.replace("\"minor\":1200", "\"minor\":1200,\"x\":1").getBytes(StandardCharsets.UTF_8);
        assertThrows(MalformedRecord.class, () -> Json.readEdge(twice, CommandRecord.class));
        assertThrows(MalformedRecord.class, () -> Json.readEdge(more, CommandRecord.class));
        assertEquals(BID, Json.read(more, CommandRecord.class));
    }

    @Test
    void whatIsSaidOfAFaultHoldsNoValueOfTheText() {
        byte[] text = new String(Json.bytes(BID), StandardCharsets.UTF_8)
                .replace("1200", "\"secret-77\"")
                .getBytes(StandardCharsets.UTF_8);
        MalformedRecord fault = assertThrows(MalformedRecord.class, () -> Json.read(text, CommandRecord.class));
        assertFalse(fault.getMessage().contains("secret"), fault.getMessage());
    }

    @Test
    void anUnknownTypeIsRefused() {
        byte[] text = new String(Json.bytes(BID), StandardCharsets.UTF_8)
                .replace("PlaceBid", "PlaceBet")
                .getBytes(StandardCharsets.UTF_8);
        assertThrows(MalformedRecord.class, () -> Json.read(text, CommandRecord.class));
    }
}
