package io.rostrum.ledger.view;

import io.rostrum.contracts.Json;
import io.rostrum.contracts.commerce.ControlEvent;
import io.rostrum.contracts.commerce.ControlRecord;
import io.rostrum.contracts.commerce.ProposedEntry;
import io.rostrum.contracts.id.CommandId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.ledger.BookId;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What finance proposed, and what became of it, read from the committed controls alone. */
public final class ControlIndex implements CommittedReader.ValueIndex, AutoCloseable {

    private final ViewStore store;

    /**
     * One proposal.
     *
     * @param effectiveMillis when it is to take effect; absent is when it is booked
     * @param second who approved or rejected it; absent until then, or if nobody did
     * @param reason of a rejection or of the journal's refusal; absent otherwise
     * @param entryId absent until it is booked
     * @param changedAtMillis the last that happened to it
     */
    public record Proposal(
            CommandId id, UserId by, ProposedEntry entry, Long effectiveMillis, long proposedAtMillis,
                    long expiresAtMillis,
            State state, UserId second, String reason, String entryId, long changedAtMillis) {

        Proposal became(State now, UserId person, String why, String booked, long atMillis) {
            return new Proposal(
                    id, by, entry, effectiveMillis, proposedAtMillis, expiresAtMillis, now,
                    person == null ? second : person, why, booked, atMillis);
        }
    }

    /** Where a proposal stands. */
    public enum State {
        PENDING,
        APPROVED,
        BOOKED,
        REFUSED,
        REJECTED,
        EXPIRED;

        boolean waits() {
            return this == PENDING || this == APPROVED;
        }
    }

    /** Opens the view in that folder, or makes it. */
    public ControlIndex(Path folder) throws IOException {
        store = new ViewStore(folder);
    }

    @Override
    public void take(byte[] value) {
        ControlRecord record = Json.read(value, ControlRecord.class);
        String seqKey = "seq/" + record.bookId();
        byte[] seen = store.latest(seqKey);
        if (seen != null && ByteBuffer.wrap(seen).getLong() >= record.seq()) {
            return;
        }
        store.put(seqKey, ByteBuffer.allocate(Long.BYTES).putLong(record.seq()).array());
        long at = record.atMillis();
        switch (record.event()) {
            case ControlEvent.EntryProposed made -> keep(record.bookId(), new Proposal(
                    made.proposal(), made.by(), made.entry(), made.effectiveMillis(), at,
                            made.expiresAtMillis(),
                    State.PENDING, null, null, null, at));
            case ControlEvent.ProposalApproved one ->
                become(record.bookId(), one.proposal(), State.APPROVED, one.by(), null, null, at);
            case ControlEvent.ProposalRejected one ->
                become(record.bookId(), one.proposal(), State.REJECTED, one.by(), one.reason(), null, at);
            case ControlEvent.ProposalExpired one ->
                become(record.bookId(), one.proposal(), State.EXPIRED, null, null, null, at);
            case ControlEvent.ProposalBooked one ->
                become(record.bookId(), one.proposal(), State.BOOKED, null, null, one.entryId(), at);
            case ControlEvent.ProposalRefused one ->
                become(record.bookId(), one.proposal(), State.REFUSED, null, one.reason(), null, at);
            // Closed months stand in the journal.
            case ControlEvent.MonthCloseAsked asked -> { }
            case ControlEvent.MonthCloseAnswered answered -> { }
        }
    }

    private void become(
            BookId book, CommandId id, State state, UserId person, String reason, String entryId,
                    long atMillis) {
        byte[] bytes = store.latest(key(id));
        if (bytes != null) {
            keep(book, Json.read(bytes, Proposal.class).became(state, person, reason, entryId, atMillis));
        }
    }

    private void keep(BookId book, Proposal proposal) {
        store.put(key(proposal.id()), Json.bytes(proposal));
        String place = book + "/" + latestFirst(proposal.proposedAtMillis()) + "/" + proposal.id();
        byte[] found = {1};
        store.put("waiting/" + place, proposal.state().waits() ? found : null);
        store.put("over/" + place, proposal.state().waits() ? null : found);
    }

    /** Those that wait, the newest first. */
    public List<Proposal> waiting(BookId bookId, int limit) {
        return proposals("waiting/" + bookId + "/", limit);
    }

    /** Those that are over, the newest first. */
    public List<Proposal> over(BookId bookId, int limit) {
        return proposals("over/" + bookId + "/", limit);
    }

    private List<Proposal> proposals(String prefix, int limit) {
        List<Proposal> proposals = new ArrayList<>();
        for (String id : store.lastParts(prefix, limit)) {
            proposals.add(Json.read(store.get(key(CommandId.parse(id))), Proposal.class));
        }
        return proposals;
    }

    private static String key(CommandId id) {
        return "proposal/" + id;
    }

    private static String latestFirst(long atMillis) {
        return String.format("%019d", Long.MAX_VALUE - atMillis);
    }

    @Override
    public void commit(Map<Integer, Long> nextOffsets) {
        store.commit(nextOffsets);
    }

    @Override
    public long nextOffset(int partition) {
        return store.nextOffset(partition);
    }

    @Override
    public void close() {
        store.close();
    }
}
