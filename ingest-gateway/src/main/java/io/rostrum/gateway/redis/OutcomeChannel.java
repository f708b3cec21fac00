package io.rostrum.gateway.redis;

import io.rostrum.contracts.Json;
import io.rostrum.contracts.MalformedRecord;
import io.rostrum.contracts.auction.Outcome;
import io.rostrum.contracts.id.CommandId;
import io.rostrum.contracts.socket.ServerFrame;
import io.rostrum.gateway.outcome.Waiters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.charset.StandardCharsets;

/**
 * Hands outcomes that the bid processor told this node to who waits for them. The text is forwarded as it
 * came; only its command id is looked at.
 */
public final class OutcomeChannel {

    private static final String FRAME = "{\"type\":\"outcome\",\"outcome\":{\"commandId\":\"";
    private static final String BARE = "{\"commandId\":\"";
    private static final int ID_LENGTH = 36;
    private static final Logger LOG = LoggerFactory.getLogger(OutcomeChannel.class);

    private final Waiters waiters;

    public OutcomeChannel(Waiters waiters) {
        this.waiters = waiters;
    }

    /** One message: an {@code outcome} frame, or a bare {@link Outcome}. */
    public void heard(String message) {
        try {
            if (message.startsWith(FRAME)) {
                decided(message, FRAME.length(), message);
            } else if (message.startsWith(BARE)) {
                decided(message, BARE.length(), "{\"type\":\"outcome\",\"outcome\":" + message + "}");
            } else {
                Outcome outcome = Json.read(message.getBytes(StandardCharsets.UTF_8), Outcome.class);
                waiters.decided(
                        outcome.commandId(), Json.text(new ServerFrame.Decided(outcome)), System.nanoTime());
            }
        } catch (MalformedRecord | IllegalArgumentException | IndexOutOfBoundsException unreadable) {
            LOG.atError()
                    .setMessage("an outcome cannot be read")
                    .addKeyValue("cause", unreadable.getClass().getSimpleName())
                    .log();
        }
    }

    private void decided(String message, int at, String frame) {
        waiters.decided(CommandId.parse(message.substring(at, at + ID_LENGTH)), frame, System.nanoTime());
    }
}
