package io.rostrum.record.rows;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * One table of the record and the type of its rows: each instance field is the column of the same name.
 *
 * @param <R> the rows
 */
public final class Table<R> {

    /** How rows of a batch meet those that are there. */
    public enum Writing {
        /** Every row is new and stays as it is. */
        ADDED,
        /** A row that is there already stays as it is; whoever states a fact twice states the same. */
        ONCE,
        /** A row takes the place of the one with its key. */
        REPLACED,
        /** A row is joined with the one of its key, in whatever order they come. */
        MERGED
    }

    public static final Table<SellerRow> SELLERS = new Table<>(
            "public", "sellers", SellerRow.class, Writing.MERGED, SellerRow::new, List.of("seller_id"));
    public static final Table<ShowRow> SHOWS = new Table<>(
            "public", "shows", ShowRow.class, Writing.REPLACED, ShowRow::new, List.of("show_id"));
    public static final Table<LotRow> LOTS = new Table<>(
            "public", "lots", LotRow.class, Writing.REPLACED, LotRow::new, List.of("show_id", "lot_id"));
    public static final Table<PaddleRow> PADDLES = new Table<>(
            "public", "paddles", PaddleRow.class, Writing.REPLACED, PaddleRow::new,
            List.of("show_id", "paddle"));
    public static final Table<BidRow> BIDS = new Table<>(
            "public", "bids", BidRow.class, Writing.ADDED, null, List.of("show_id", "seq"));
    public static final Table<InvoiceRow> INVOICES = new Table<>(
            "public", "invoices", InvoiceRow.class, Writing.REPLACED, InvoiceRow::new, List.of("invoice_id"));
    public static final Table<OrderRow> ORDERS = new Table<>(
            "public", "orders", OrderRow.class, Writing.REPLACED, OrderRow::new, List.of("order_id"));
    public static final Table<PayoutRow> PAYOUTS = new Table<>(
            "public", "payouts", PayoutRow.class, Writing.REPLACED, PayoutRow::new, List.of("order_id"));
    public static final Table<DisputeRow> DISPUTES = new Table<>(
            "public", "disputes", DisputeRow.class, Writing.REPLACED, DisputeRow::new, List.of("dispute_id"));
    public static final Table<EntryRow> ENTRIES = new Table<>(
            "public", "entries", EntryRow.class, Writing.ADDED, null, List.of("entry_id"));
    public static final Table<PostingRow> POSTINGS = new Table<>(
            "public", "postings", PostingRow.class, Writing.ADDED, null, List.of("entry_id", "line"));
    public static final Table<ViewersRow> VIEWERS = new Table<>(
            "public", "viewers_per_minute", ViewersRow.class, Writing.MERGED, ViewersRow::new,
            List.of("show_id", "minute_millis", "node_id"));
    public static final Table<StreamEventRow> STREAM_EVENTS = new Table<>(
            "public", "stream_events", StreamEventRow.class, Writing.ONCE, null, List.of("event_id"));
    public static final Table<ThumbnailRow> THUMBNAILS = new Table<>(
            "public", "thumbnails", ThumbnailRow.class, Writing.ONCE, null,
            List.of("show_id", "media_millis"));
    public static final Table<ClipRow> CLIPS = new Table<>(
            "public", "clips", ClipRow.class, Writing.ONCE, null, List.of("show_id", "clip_id"));
    /** How far each history has become rows; the keeper's own. */
    public static final Table<SubjectRow> SUBJECTS = new Table<>(
            "keeper", "subjects", SubjectRow.class, Writing.REPLACED, SubjectRow::new,
            List.of("stream", "subject"));

    /** All of them; a table stands after those that it refers to. */
    public static final List<Table<?>> ALL = List.of(
            SELLERS, SHOWS, LOTS, PADDLES, BIDS, INVOICES, ORDERS, PAYOUTS, DISPUTES, ENTRIES, POSTINGS,
            VIEWERS, STREAM_EVENTS, THUMBNAILS, CLIPS, SUBJECTS);

    private final String schema;
    private final String name;
    private final Writing writing;
    private final Supplier<R> empty;
    private final List<String> key;
    private final List<Column> columns;

    private Table(
            String schema, String name, Class<R> type, Writing writing, Supplier<R> empty, List<String> key) {
        this.schema = schema;
        this.name = name;
        this.writing = writing;
        this.empty = empty;
        this.key = key;
        this.columns = Arrays.stream(type.getDeclaredFields())
                .filter(field -> !Modifier.isStatic(field.getModifiers()))
                .map(Column::of)
                .toList();
    }

    /** Where it stands in the record. */
    public String schema() {
        return schema;
    }

    public String name() {
        return name;
    }

    public Writing writing() {
        return writing;
    }

    /** The columns of the primary key. */
    public List<String> key() {
        return key;
    }

    public List<Column> columns() {
        return columns;
    }

    /** The names of all columns, with commas between. */
    public String columnList() {
        return columns.stream().map(Column::name).collect(Collectors.joining(", "));
    }

    /** A row with these values, in the order of the columns. */
    public R row(Object[] values) {
        R row = empty.get();
        for (int i = 0; i < values.length; i++) {
            set(columns.get(i).field(), row, values[i]);
        }
        return row;
    }

    private static void set(Field field, Object row, Object value) {
        try {
            field.set(row, value);
        } catch (IllegalAccessException cannotHappen) {
            throw new IllegalStateException(cannotHappen);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
