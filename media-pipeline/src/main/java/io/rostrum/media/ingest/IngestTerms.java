package io.rostrum.media.ingest;

/**
 * How streams are taken in.
 *
 * @param streams at once
 * @param graceMillis a lost publisher has to come back before the stream is over
 * @param farewellMillis the same for one that said goodbye
 * @param takeOverMillis of silence after which another publisher with the same key takes the place
 * @param heldBytes of one stream that wait for the transcoder before its publisher is held back
 * @param gopBytes since the last picture that stands alone, kept to start a transcoder again without waiting
 * @param healthMillis between two reports of a publisher's health
 * @param hangMillis that a transcoder may give nothing while it is fed
 */
public record IngestTerms(
        int streams, int graceMillis, int farewellMillis, int takeOverMillis, int heldBytes, int gopBytes,
        int healthMillis, int hangMillis) {

    public static final IngestTerms USUAL =
            new IngestTerms(50, 60_000, 10_000, 3_000, 4 << 20, 8 << 20, 5_000, 3_000);
}
