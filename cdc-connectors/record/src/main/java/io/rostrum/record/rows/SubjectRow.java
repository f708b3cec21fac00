package io.rostrum.record.rows;

/**
 * How far the history of one show, order, invoice or book has become rows. Changed in place by its history.
 */
public final class SubjectRow {
    public String stream = "";
    public String subject = "";
    public long seq;
    public String hash = "";
    public String stopped = "";
    public long stoppedAtOffset;
}
