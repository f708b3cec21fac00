package io.rostrum.replay;

import io.rostrum.auction.Inbound;
import io.rostrum.auction.RecordedEvent;
import io.rostrum.auction.ShowEngine;
import io.rostrum.auction.Step;
import io.rostrum.auction.state.MemoryShowStore;
import io.rostrum.contracts.Json;
import io.rostrum.contracts.MalformedRecord;
import io.rostrum.contracts.auction.AuctionCommand.CreateShow;
import io.rostrum.contracts.auction.CommandRecord;
import io.rostrum.contracts.auction.EventRecord;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.log.Topics;
import io.rostrum.replay.ReplayReport.Verdict;
import org.apache.kafka.clients.consumer.ConsumerRecord;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * Folds one show's commands from the log with the job's own rules, but without the job, and compares with
 * what the job recorded.
 *
 * <p>Reads the commands up to their end when it starts; events that the job has still to record are waited
 * for, for {@link #PATIENCE} after the last one.
 */
public final class Replay {

    /** How long a missing event is waited for after the last that came. */
    public static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ShowId showId;
    private final ShowEngine engine;
    private final MemoryShowStore store = new MemoryShowStore();
    private final List<RecordedEvent> made = new ArrayList<>();
    private long commands;
    private long unreadable;
    private boolean begun;

    private long recorded;
    private long repeated;
    private long agreeing;
    private String difference;

    private Replay(ShowId showId, ShowEngine engine) {
        this.showId = showId;
        this.engine = engine;
    }

    /**
     * A finished replay.
     *
     * @param store the show as the fold left it
     */
    public record Result(ReplayReport report, MemoryShowStore store) {}

    /** @param engine with the same drill trap as the job, if it has one */
    public static Result run(String bootstrap, ShowId showId, ShowEngine engine) {
        try (ShowLog log = new ShowLog(bootstrap, showId)) {
            return run(log, showId, engine, PATIENCE);
        }
    }

    static Result run(ShowLog log, ShowId showId, ShowEngine engine, Duration patience) {
        Replay replay = new Replay(showId, engine);
        boolean cut = log.isCut(Topics.AUCTION_COMMANDS);
        // The events' end is taken first: what stands before it came of commands that are read. A show may go
        // on meanwhile.
        long end = log.end(Topics.AUCTION_EVENTS);
        log.readAll(Topics.AUCTION_COMMANDS, record -> replay.fold(record, cut));
        log.readUntil(Topics.AUCTION_EVENTS, end, patience, record -> replay.compare(record, end));
        return new Result(replay.report(), replay.store);
    }

    private void fold(ConsumerRecord<byte[], byte[]> record, boolean cut) {
        CommandRecord command = read(record);
        if (command == null) {
            unreadable++;
            return;
        }
        // Before the creation only what was refused as UNKNOWN_SHOW may stand, and only if nothing is gone.
        if (commands == 0) {
            begun = !cut || command.command() instanceof CreateShow;
        }
        commands++;
        Step step = engine.apply(
                store, Inbound.of(
                        record.value(), command, record.timestamp(), record.partition(), record.offset()));
        made.addAll(step.events());
    }

    private CommandRecord read(ConsumerRecord<byte[], byte[]> record) {
        try {
            CommandRecord command = Json.read(record.value(), CommandRecord.class);
            return command.showId().equals(showId) ? command : null;
        } catch (MalformedRecord deadLetter) {
            return null;
        }
    }

    /**
     * @param end before it stands nothing that the fold could lack
     * @return whether all that the fold made has been seen
     */
    private boolean compare(ConsumerRecord<byte[], byte[]> record, long end) {
        long seq = seqOf(record);
        if (seq > made.size() && record.offset() >= end) {
            return recorded == made.size();
        }
        if (seq < 1 || seq > made.size()) {
            differ("offset " + record.offset() + ": recorded seq " + seq + ", but the fold ends at "
                    + made.size());
            return true;
        }
        byte[] mine = made.get((int) seq - 1).bytes();
        boolean equal = Arrays.equals(mine, record.value());
        if (seq <= recorded) {
            repeated++;
        } else if (seq == recorded + 1) {
            recorded++;
            agreeing += equal ? 1 : 0;
        } else {
            differ("offset " + record.offset() + ": seq " + seq + " follows " + recorded);
            recorded = seq;
        }
        if (!equal) {
            differ("seq " + seq + " at offset " + record.offset() + ": " + type(mine) + " by the fold, "
                    + type(record.value()) + " recorded, with other bytes");
        }
        return recorded == made.size();
    }

    private static long seqOf(ConsumerRecord<byte[], byte[]> record) {
        try {
            return Json.read(record.value(), EventRecord.class).seq();
        } catch (MalformedRecord unreadable) {
            return -1;
        }
    }

    private static String type(byte[] event) {
        try {
            return Json.read(event, EventRecord.class).event().getClass().getSimpleName();
        } catch (MalformedRecord unreadable) {
            return "something unreadable";
        }
    }

    private void differ(String where) {
        if (difference == null) {
            difference = where;
        }
    }

    private ReplayReport report() {
        if (recorded < made.size()) {
            differ("seq " + (recorded + 1) + " is not recorded");
        }
        boolean known = begun && store.show() != null;
        Verdict verdict =
                !known ? Verdict.NO_BEGINNING : difference == null ? Verdict.AGREES : Verdict.DIFFERS;
        return new ReplayReport(
                showId, verdict, commands, unreadable, made.size(), recorded, repeated, agreeing, difference,
                sha256(),
                LotResult.all(store));
    }

    private String sha256() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (RecordedEvent event : made) {
                digest.update(event.bytes());
                digest.update((byte) '\n');
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
