package io.rostrum.desks;

import io.rostrum.contracts.commerce.CommerceRecord;
import io.rostrum.contracts.commerce.DeskCommand;
import io.rostrum.contracts.commerce.InboxMessage;
import io.rostrum.contracts.id.CommandId;

import java.util.function.Consumer;

/**
 * Takes what is wished at a desk and what the desk is told: what is due comes first, then the input.
 *
 * <p>A function of the desk, the input and its log time.
 *
 * @param <S> the desk
 * @param <W> one input's way through it
 */
public abstract class DeskEngine<S, W extends DeskWork> {

    /** Takes one command. {@code logMillis} is the time of its record in the log. */
    public final DeskTurn<S> take(S desk, CommerceRecord record, long logMillis) {
        return turn(desk, logMillis, work -> {
            DeskCommand command = (DeskCommand) record.command();
            boolean brings = !(command instanceof DeskCommand.DeskDue) && !waits(work, record.commandId());
            Wished wished = brings ? work.admitted(record) : null;
            if (wished != null) {
                decide(work, command, wished);
            }
        });
    }

    /** Takes one word of others. {@code logMillis} is the time of its record in the log. */
    public final DeskTurn<S> hear(S desk, InboxMessage message, long logMillis) {
        return turn(desk, logMillis, work -> hear(work, message));
    }

    private DeskTurn<S> turn(S desk, long logMillis, Consumer<W> input) {
        try {
            W work = begin(desk, logMillis);
            settle(work);
            input.accept(work);
            return end(work);
        } catch (RuntimeException fault) {
            return DeskTurn.thrown(stopped(desk, "the rules threw"), fault);
        }
    }

    protected abstract W begin(S desk, long logMillis);

    /** What is due by now. */
    protected abstract void settle(W work);

    /** Whether a command waits for somebody's answer, and has its outcome later. */
    protected abstract boolean waits(W work, CommandId commandId);

    protected abstract void decide(W work, DeskCommand command, Wished wished);

    protected abstract void hear(W work, InboxMessage message);

    protected abstract DeskTurn<S> end(W work);

    protected abstract S stopped(S desk, String why);
}
