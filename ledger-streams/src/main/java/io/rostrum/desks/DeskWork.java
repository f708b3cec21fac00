package io.rostrum.desks;

import io.rostrum.accounting.Fingerprint;
import io.rostrum.contracts.Json;
import io.rostrum.contracts.commerce.CommerceOutcome;
import io.rostrum.contracts.commerce.CommerceRecord;
import io.rostrum.contracts.commerce.CommerceRefusal;
import io.rostrum.contracts.commerce.DeskHappening;
import io.rostrum.contracts.commerce.DeskLine;
import io.rostrum.contracts.commerce.DeskRecord;
import io.rostrum.contracts.commerce.DeskStanding;
import io.rostrum.contracts.commerce.InboxMessage;
import io.rostrum.contracts.commerce.InboxRecord;
import io.rostrum.contracts.id.CommandId;
import io.rostrum.contracts.ledger.LedgerFact;
import io.rostrum.contracts.ledger.PostJournalEntry;
import io.rostrum.contracts.money.Money;
import io.rostrum.orders.Bounds;
import io.rostrum.orders.asking.Ask;
import io.rostrum.orders.state.RememberedWish;

import java.util.ArrayList;
import java.util.List;

/** One input's way through a desk: what it gathers for others, and the commands that are remembered. */
public abstract class DeskWork {

    /** Facts of others that are remembered, so that each counts once; the oldest are forgotten first. */
    public static final int HEARD_MAX = 1_000;

    private final DeskTerms terms;
    private final String desk;
    private final long now;
    private final List<DeskLine> lines = new ArrayList<>();
    private final List<Ask> asks = new ArrayList<>();
    private final List<CommerceOutcome> outcomes = new ArrayList<>();
    private final List<String> heard;
    private List<RememberedWish> remembered;
    private String stopped;
    private CommandId cause;

    protected DeskWork(
            DeskTerms terms, String desk, long now, List<String> heard, List<RememberedWish> remembered,
            String stopped) {
        this.terms = terms;
        this.desk = desk;
        this.now = now;
        this.heard = new ArrayList<>(heard);
        this.remembered = remembered;
        this.stopped = stopped;
    }

    public DeskTerms terms() {
        return terms;
    }

    /** The desk's name, where answers go. */
    public String desk() {
        return desk;
    }

    public long now() {
        return now;
    }

    public String stopped() {
        return stopped;
    }

    protected List<String> heard() {
        return heard;
    }

    protected List<RememberedWish> remembered() {
        return remembered;
    }

    public void line(DeskHappening what, String subject, long credits, Money amount, String about) {
        lines.add(new DeskLine(what, subject, credits, amount, about));
    }

    public void ask(Ask ask) {
        asks.add(ask);
    }

    public void book(LedgerFact fact) {
        asks.add(new Ask.OfJournal(PostJournalEntry.of(terms.book(), desk, fact)));
    }

    public void tell(String aggregate, String messageId, InboxMessage message) {
        asks.add(new Ask.OfAggregate(new InboxRecord(aggregate, messageId, message)));
    }

    /** Whether this is new; from now on it is not. */
    public boolean isNews(String factId) {
        if (heard.contains(factId)) {
            return false;
        }
        heard.add(factId);
        if (heard.size() > HEARD_MAX) {
            heard.remove(0);
        }
        return true;
    }

    /** What cannot be has happened: nothing more is decided here until a person looked. */
    public void stop(String why) {
        stopped = why;
        line(DeskHappening.DESK_STOPPED, desk, 0, null, why);
    }

    /**
     * What a command is to be decided as; {@code null} if it has its outcome, as it was decided before, comes
     * too late, or is refused for another reason that every command has.
     */
    public Wished admitted(CommerceRecord record) {
        cause = record.commandId();
        remembered = remembered.stream()
                .filter(wish -> now - wish.atMillis() <= Bounds.REMEMBER_MILLIS)
                .toList();
        String print =
                Fingerprint.link(Json.bytes(List.of(record.actor().value(), Json.text(record.command()))));
        Wished wished = new Wished(record.commandId(), print);
        for (RememberedWish known : remembered) {
            if (known.commandId().equals(record.commandId())) {
                boolean same = known.fingerprint().equals(print);
                outcome(
                        record.commandId(), same ? known.reason() : CommerceRefusal.ID_REUSED,
                        same ? known.detail() : "that id has another wish");
                return null;
            }
        }
        long age = now - record.commandId().birthMillis();
        if (now > record.notAfterMillis() || Math.abs(age) > Bounds.BIRTH_MILLIS) {
            outcome(record.commandId(), CommerceRefusal.EXPIRED, "it came too late");
            return null;
        }
        if (remembered.size() >= Bounds.REMEMBERED) {
            outcome(
                    record.commandId(), CommerceRefusal.TOO_MANY,
                    "a desk remembers at most " + Bounds.REMEMBERED + " commands");
            return null;
        }
        if (stopped != null) {
            outcome(record.commandId(), CommerceRefusal.LEDGER_REFUSED,
                    "a person must look at this desk first");
            return null;
        }
        return wished;
    }

    public void accept(Wished wished) {
        answer(wished, null, null);
    }

    public void refuse(Wished wished, CommerceRefusal reason, String detail) {
        answer(wished, reason, detail);
    }

    private void answer(Wished wished, CommerceRefusal reason, String detail) {
        outcome(wished.commandId(), reason, detail);
        List<RememberedWish> more = new ArrayList<>(remembered);
        more.add(new RememberedWish(wished.commandId(), wished.fingerprint(), now, reason, detail, null));
        remembered = List.copyOf(more);
    }

    private void outcome(CommandId id, CommerceRefusal reason, String detail) {
        outcomes.add(new CommerceOutcome(id, desk, now, reason == null, reason, detail, null));
    }

    /** The end: what changed that the owner sees, and everything that was gathered. */
    protected <S> DeskTurn<S> turn(
            S state, long seq, DeskStanding before, DeskStanding after, long nextDueMillis) {
        DeskRecord record =
                changes(before, after) ? new DeskRecord(desk, seq, now, cause, lines, after) : null;
        return new DeskTurn<>(state, record, asks, outcomes, nextDueMillis, null);
    }

    protected boolean changes(DeskStanding before, DeskStanding after) {
        return !lines.isEmpty() || !after.equals(before);
    }
}
