package io.rostrum.devstack.feed;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.rostrum.contracts.auction.AuctionEvent;
import io.rostrum.contracts.auction.EventRecord;
import io.rostrum.contracts.id.CommandId;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.devstack.client.EventLog;
import io.rostrum.devstack.client.Fate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a feed came to, taken from the recorded events, and held against what the bidders' sockets were told.
 *
 * @param rows in the order of {@code lots.csv}
 * @param disagreements where a socket was told something else than what was recorded, or nothing was
 */
public record Results(List<Row> rows, List<String> disagreements) {

    private static final String[] HEADER = {
        "lot", "status", "winner", "hammer_minor", "bids_accepted", "bids_refused"
    };

    /**
     * One line of {@code results.csv}; {@code winner} is empty and {@code hammerMinor} absent unless sold.
     */
    public record Row(
            String lot, Status status, String winner, Long hammerMinor, int accepted, int refused) {}

    /** How a lot ended. */
    public enum Status {
        SOLD,
        PASSED,
        /** It never came to its hammer; a feed that ends so has failed. */
        OPEN
    }

    private static final class Tally {
        private Status status = Status.OPEN;
        private int paddle;
        private long hammerMinor;
        private final Map<CommandId, Boolean> bids = new HashMap<>();
    }

    /** Reads the events of all shows of the feed. */
    static Results read(AuctionPlan plan, List<ShowRun> shows, String run, EventLog log) {
        Map<String, String> nameOf = new HashMap<>();
        for (int bidder = 0; bidder < plan.bidders().size(); bidder++) {
            nameOf.put(AuctionPlan.userId(run, bidder).value(), plan.bidders().get(bidder));
        }
        Map<LotId, Row> rows = new HashMap<>();
        List<String> disagreements = new ArrayList<>();
        for (ShowRun show : shows) {
            Map<Integer, UserId> users = new HashMap<>();
            Map<LotId, Tally> tallies = tally(show, log, users);
            for (LotRun lot : show.lots()) {
                Tally tally = tallies.getOrDefault(lot.lot().id(), new Tally());
                rows.put(lot.lot().id(), row(lot, tally, users, nameOf, disagreements));
            }
        }
        List<Row> inOrder = plan.lots().stream().map(lot -> rows.get(lot.id())).toList();
        return new Results(inOrder, List.copyOf(disagreements));
    }

    private static Map<LotId, Tally> tally(ShowRun show, EventLog log, Map<Integer, UserId> users) {
        Map<LotId, Tally> tallies = new HashMap<>();
        log.forEach(show.id(), record -> count(record, tallies, users));
        return tallies;
    }

    private static void count(EventRecord record, Map<LotId, Tally> tallies, Map<Integer, UserId> users) {
        switch (record.event()) {
            case AuctionEvent.PaddleApproved paddle -> users.put(paddle.paddle(), paddle.userId());
            case AuctionEvent.BidAccepted bid -> of(tallies, bid.lotId()).bids.put(record.commandId(), true);
            case AuctionEvent.BidRejected bid -> of(tallies, bid.lotId()).bids.put(record.commandId(), false);
            case AuctionEvent.LotSold sold -> {
                Tally tally = of(tallies, sold.lotId());
                tally.status = Status.SOLD;
                tally.paddle = sold.paddle();
                tally.hammerMinor = sold.hammerMinor();
            }
            case AuctionEvent.LotPassed passed -> of(tallies, passed.lotId()).status = Status.PASSED;
            default -> {
                // Nothing else says what came of a lot's bids.
            }
        }
    }

    private static Tally of(Map<LotId, Tally> tallies, LotId lot) {
        return tallies.computeIfAbsent(lot, fresh -> new Tally());
    }

    private static Row row(
            LotRun lot, Tally tally, Map<Integer, UserId> users, Map<String, String> nameOf,
            List<String> faults) {
        int accepted = 0;
        int refused = 0;
        for (Map.Entry<CommandId, Fate> told : lot.fates().entrySet()) {
            boolean toldAccepted = told.getValue().accepted();
            Boolean recorded = tally.bids.get(told.getKey());
            if (told.getValue() instanceof Fate.Decided && (recorded == null || recorded != toldAccepted)) {
                faults.add("lot '" + lot.lot().name() + "': bid " + told.getKey() + " was told "
                        + word(toldAccepted) + ", and recorded "
                        + (recorded == null ? "nowhere" : word(recorded)));
            }
            accepted += toldAccepted ? 1 : 0;
            refused += toldAccepted ? 0 : 1;
        }
        if (lot.fates().size() != lot.lot().bids().size()) {
            faults.add(
                    "lot '" + lot.lot().name() + "': " + lot.fates().size() + " of " + lot.lot().bids().size()
                    + " bids have a fate");
        }
        if (tally.status != Status.SOLD) {
            return new Row(lot.lot().name(), tally.status, "", null, accepted, refused);
        }
        String winner = nameOf.getOrDefault(String.valueOf(users.get(tally.paddle)), "");
        return new Row(lot.lot().name(), Status.SOLD, winner, tally.hammerMinor, accepted, refused);
    }

    private static String word(boolean accepted) {
        return accepted ? "accepted" : "refused";
    }

    /** Writes {@code results.csv}; the file is there whole or not at all. */
    public void write(Path file) throws IOException {
        Path half = file.resolveSibling(file.getFileName() + ".half");
        try (CsvWriter csv =
                CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(half, StandardCharsets.UTF_8)) {
            csv.writeRecord(HEADER);
            for (Row row : rows) {
                csv.writeRecord(
                        row.lot(),
                        row.status().name(),
                        row.winner(),
                        row.hammerMinor() == null ? "" : row.hammerMinor().toString(),
                        Integer.toString(row.accepted()),
                        Integer.toString(row.refused()));
            }
        }
        Files.move(half, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
