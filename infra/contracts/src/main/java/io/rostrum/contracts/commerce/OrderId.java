package io.rostrum.contracts.commerce;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.id.ShowId;

/**
 * Names one order: a lot of a show, sold to one buyer.
 *
 * <p>The text is {@code showId.lotId}; an order out of a second chance has its turn behind:
 * {@code showId.lotId.1}.
 */
public record OrderId(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public OrderId {
        String[] parts = Parts.of("orderId", value, 2, 3);
        if (parts.length == 3 && Parts.number("orderId", parts[2]) == 0) {
            throw new IllegalArgumentException("orderId says no turn 0");
        }
    }

    /** @param turn 0 for the winner, 1 and 2 for those who got a second chance */
    public static OrderId of(ShowId showId, LotId lotId, int turn) {
        String plain = showId.value() + "." + lotId.value();
        return new OrderId(turn == 0 ? plain : plain + "." + turn);
    }

    public ShowId showId() {
        return new ShowId(value.substring(0, value.indexOf('.')));
    }

    public LotId lotId() {
        return new LotId(value.split("\\.")[1]);
    }

    /** 0 for the winner's order, 1 and 2 for those out of second chances. */
    public int turn() {
        String[] parts = value.split("\\.");
        return parts.length == 3 ? Integer.parseInt(parts[2]) : 0;
    }

    @Override
    public String toString() {
        return value;
    }
}
