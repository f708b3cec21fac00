package io.rostrum.devstack.feed;

import io.rostrum.contracts.auction.AuctionCommand;
import io.rostrum.contracts.auction.LotSpec;
import io.rostrum.contracts.auction.RulePack;
import io.rostrum.contracts.auction.ShippedPacks;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.money.Money;
import io.rostrum.devstack.feed.CsvTable.Row;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the two files into a plan, or tells every fault with file, line and reason. */
public final class AuctionFiles {

    private static final Set<String> LOT_COLUMNS =
            ordered("lot", "opening_minor", "reserve_minor", "currency", "rules");
    private static final Set<String> LOT_COLUMNS_OPTIONAL = ordered("title", "category", "image");
    private static final Set<String> BID_COLUMNS =
            ordered("lot", "seq", "offset_ms", "bidder", "limit_minor");

    /** The longest name of a lot or a bidder. */
    private static final int NAME_MAX = 1_000;
    /** The latest a bid may come after the start: a year. */
    private static final long OFFSET_MILLIS_MAX = 365L * 24 * 3600 * 1000;

    private final Path lotsFile;
    private final Path bidsFile;
    private final List<Fault> faults = new ArrayList<>();
    private final Map<String, LotDraft> lots = new LinkedHashMap<>();
    private final Map<String, Integer> bidders = new LinkedHashMap<>();

    private static final class LotDraft {
        private final long line;
        private final LotId id;
        private final Map<Long, Long> lineOfSeq = new HashMap<>();
        private final List<AuctionPlan.Bid> bids = new ArrayList<>();
        private String currency;
        private LotSpec spec;
        private String image;

        LotDraft(long line, LotId id) {
            this.line = line;
            this.id = id;
        }
    }

    private AuctionFiles(Path lotsFile, Path bidsFile) {
        this.lotsFile = lotsFile;
        this.bidsFile = bidsFile;
    }

    private static Set<String> ordered(String... names) {
        return new LinkedHashSet<>(List.of(names));
    }

    /** Reads both files; throws {@link MalformedFiles} with all faults if there is one. */
    public static AuctionPlan read(Path lotsFile, Path bidsFile) {
        AuctionFiles files = new AuctionFiles(lotsFile, bidsFile);
        files.readLots();
        files.readBids();
        if (!files.faults.isEmpty()) {
            throw new MalformedFiles(files.faults);
        }
        return files.plan();
    }

    private AuctionPlan plan() {
        List<AuctionPlan.Lot> planned = new ArrayList<>();
        lots.forEach((name, lot) -> {
            lot.bids.sort(Comparator.comparingLong(AuctionPlan.Bid::seq));
            planned.add(new AuctionPlan.Lot(name, lot.id, lot.currency, lot.spec, lot.image, lot.bids));
        });
        return new AuctionPlan(planned, List.copyOf(bidders.keySet()));
    }

    private void readLots() {
        List<Row> rows = CsvTable.read(lotsFile, LOT_COLUMNS, LOT_COLUMNS_OPTIONAL, faults);
        Map<String, Integer> inCurrency = new HashMap<>();
        for (Row row : rows) {
            Cells cells = new Cells(lotsFile, row, faults);
            String name = cells.name("lot", NAME_MAX);
            LotDraft lot = new LotDraft(row.line(), new LotId("lot-" + (lots.size() + 1)));
            readLot(cells, lot, name);
            LotDraft before = name == null ? null : lots.putIfAbsent(name, lot);
            if (before != null) {
                cells.fault("the lot '" + name + "' stands in line " + before.line + " already");
            }
            if (lot.currency != null
                    && inCurrency.merge(lot.currency, 1, Integer::sum) == AuctionCommand.MAX_LOTS + 1) {
                cells.fault(
                        "is lot " + (AuctionCommand.MAX_LOTS + 1) + " in " + lot.currency + "; a show holds "
                        + AuctionCommand.MAX_LOTS);
            }
        }
        if (rows.isEmpty() && faults.isEmpty()) {
            faults.add(new Fault(lotsFile, 0, "names no lot"));
        }
    }

    private void readLot(Cells cells, LotDraft lot, String name) {
        lot.currency = cells.currency("currency");
        Long opening = cells.amount("opening_minor", 0);
        Long reserve =
                cells.get("reserve_minor").isEmpty() ? Long.valueOf(0) : cells.amount("reserve_minor", 0);
        RulePack rules = lot.currency == null ? null : pack(cells, lot.currency);
        lot.image = cells.get("image");
        if (opening == null || reserve == null || rules == null) {
            return;
        }
        if (reserve > 0 && reserve < opening) {
            cells.fault("the reserve " + reserve + " is under the opening " + opening);
            return;
        }
        if (Math.max(opening, reserve) > rules.maximumMinor()) {
            cells.fault(
                    "the opening or reserve is over " + rules.maximumMinor()
                            + ", the most that its rules allow");
            return;
        }
        Money floor = reserve == 0 ? null : new Money(reserve, lot.currency);
        lot.spec = spec(cells, lot, name, new Money(opening, lot.currency), floor, rules);
    }

    private static RulePack pack(Cells cells, String currency) {
        try {
            return ShippedPacks.named(cells.get("rules"), currency);
        } catch (IllegalArgumentException unknown) {
            cells.fault("rules: " + unknown.getMessage());
            return null;
        }
    }

    private LotSpec spec(
            Cells cells, LotDraft lot, String name, Money opening, Money reserve, RulePack rules) {
        String title = cells.get("title").isEmpty() ? name : cells.get("title");
        String category = cells.get("category");
        try {
            return new LotSpec(title, "", category, List.of(), opening, reserve, rules);
        } catch (IllegalArgumentException | NullPointerException unfit) {
            if (!cells.get("title").isEmpty() || !category.isEmpty()) {
                cells.fault(unfit.getMessage());
                return null;
            }
            // The lot's name may be any text; what a title may not be does not stand in the room.
            return new LotSpec("Lot " + (lots.size() + 1), "", "", List.of(), opening, reserve, rules);
        }
    }

    private void readBids() {
        boolean lotsAreSound = faults.isEmpty();
        for (Row row : CsvTable.read(bidsFile, BID_COLUMNS, Set.of(), faults)) {
            Cells cells = new Cells(bidsFile, row, faults);
            String name = cells.name("lot", NAME_MAX);
            Long seq = cells.amount("seq", 0);
            Long offset = cells.amount("offset_ms", 0);
            String bidder = cells.name("bidder", NAME_MAX);
            Long limit = cells.amount("limit_minor", 1);
            if (offset != null && offset > OFFSET_MILLIS_MAX) {
                cells.fault("offset_ms is more than a year");
            }
            LotDraft lot = name == null ? null : lots.get(name);
            if (name != null && lot == null && lotsAreSound) {
                cells.fault("there is no lot '" + name + "' in " + lotsFile.getFileName());
            }
            if (lot == null || seq == null || offset == null || bidder == null || limit == null) {
                continue;
            }
            Long before = lot.lineOfSeq.putIfAbsent(seq, row.line());
            if (before != null) {
                cells.fault(
                        "seq " + seq + " of the lot '" + name + "' stands in line " + before + " already");
            }
            int place = bidders.computeIfAbsent(bidder, fresh -> bidders.size());
            lot.bids.add(new AuctionPlan.Bid(seq, offset, place, limit));
        }
    }
}
