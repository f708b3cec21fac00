package io.rostrum.gateway.command;

import io.rostrum.contracts.Json;
import io.rostrum.contracts.auction.AuctionCommand;
import io.rostrum.contracts.auction.AuctionCommand.PlaceBid;
import io.rostrum.contracts.auction.CommandRecord;
import io.rostrum.contracts.auction.Outcome;
import io.rostrum.contracts.auction.Refusal;
import io.rostrum.contracts.id.CommandId;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.identity.Caller;
import io.rostrum.contracts.identity.Role;
import io.rostrum.contracts.socket.ServerFrame;
import io.rostrum.gateway.admission.Allowances;
import io.rostrum.gateway.admission.Entitlement;
import io.rostrum.gateway.outcome.Recipient;
import io.rostrum.gateway.outcome.Waiters;

import java.time.InstantSource;
import java.util.Optional;

/**
 * Takes the wishes of signed-in callers: who may, how often, whether a bid is surely too low; then the log
 * has it, and whoever sent it waits for its fate. The order of the checks is the order of their cost.
 */
public final class CommandIntake {

    /** When somebody whose command has an unknown fate should ask again. */
    public static final long ASK_AGAIN_MILLIS = 1_000;

    /** What is known of commands that were decided before, and whose outcome nobody will tell again. */
    public interface Repeats {

        Optional<Outcome> outcome(CommandId commandId, ShowId showId);
    }

    private static final Answer SENT = new Answer.Sent();

    private final Allowances allowances;
    private final AskingGate gate;
    private final Waiters waiters;
    private final CommandLog log;
    private final Repeats repeats;
    private final InstantSource clock;
    private final long notAfterMillis;

    /**
     * @param notAfterMillis how long after now a command may still act; longer than the log's own bound for
     * an append
     */
    public CommandIntake(
            Allowances allowances, AskingGate gate, Waiters waiters, CommandLog log, Repeats repeats,
            InstantSource clock, long notAfterMillis) {
        this.allowances = allowances;
        this.gate = gate;
        this.waiters = waiters;
        this.log = log;
        this.repeats = repeats;
        this.clock = clock;
        this.notAfterMillis = notAfterMillis;
    }

    /**
     * Takes one wish; the recipient hears what becomes of it if the answer is {@link Answer.Sent}.
     * {@code caller} may be null.
     */
    public Answer take(Caller caller, Wish wish, Recipient recipient) {
        long now = clock.millis();
        if (caller == null || caller.expired(now)) {
            return refused(
                    Refusal.UNAUTHENTICATED, caller == null ? "sign in first" : "the token has ended", false);
        }
        Optional<Role> role = Entitlement.under(caller, wish.command());
        if (role.isEmpty()) {
            return refused(Refusal.FORBIDDEN, "none of the token's roles may send this command", true);
        }
        long wait = allowances.take(caller.userId(), System.nanoTime());
        if (wait > 0) {
            return new Answer.Refused(Refusal.RATE, "too many commands", false, 0, wait);
        }
        String fault = Amounts.fault(wish.command());
        if (fault != null) {
            return refused(Refusal.FORM, fault, true);
        }
        if (wish.command() instanceof PlaceBid bid && !wish.insist()) {
            long asking = gate.look(wish.showId(), caller.userId(), bid, wish.rollbackEpoch());
            if (asking != AskingGate.LET_THROUGH) {
                return new Answer.Refused(Refusal.BELOW_ASKING, "the asking bid is higher", false, asking, 0);
            }
        }
        return append(caller, role.get(), wish, recipient, now);
    }

    private Answer append(Caller caller, Role role, Wish wish, Recipient recipient, long now) {
        CommandId id = wish.commandId();
        AuctionCommand command = wish.command();
        return switch (waiters.register(
                id, wish.showId(), caller.userId(), command, recipient, System.nanoTime())) {
            case REUSED -> refused(Refusal.ID_REUSED, "another command has this id", true);
            case FULL -> new Answer.Refused(
                    Refusal.RATE, "too many commands are under way", false, 0, ASK_AGAIN_MILLIS);
            case NEW, AGAIN -> {
                log.append(
                        new CommandRecord(
                                id, wish.showId(), caller.userId(), role, now + notAfterMillis, command),
                        new Fate(id, wish.showId()));
                yield SENT;
            }
        };
    }

    private static Answer.Refused refused(Refusal reason, String detail, boolean last) {
        return new Answer.Refused(reason, detail, last, 0, 0);
    }

    private final class Fate implements CommandLog.Appended {

        private final CommandId id;
        private final ShowId showId;

        Fate(CommandId id, ShowId showId) {
            this.id = id;
            this.showId = showId;
        }

        @Override
        public void taken() {
            waiters.taken(id);
            repeats.outcome(id, showId)
                    .ifPresent(outcome -> waiters.decided(
                            id, Json.text(new ServerFrame.Decided(outcome)), System.nanoTime()));
        }

        @Override
        public void unknown(Exception cause) {
            waiters.unknown(id, ASK_AGAIN_MILLIS);
        }
    }
}
