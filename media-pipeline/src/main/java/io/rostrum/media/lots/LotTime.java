package io.rostrum.media.lots;

/**
 * When a lot was open, by the log's time.
 *
 * @param closedMillis when the hammer fell, or it ended otherwise; 0 while it is open
 * @param clippedMillis the close of which a clip was made, or could not be; 0 if of none
 */
public record LotTime(String lotId, long openedMillis, long closedMillis, long clippedMillis) {

    /** Whether it is closed and its clip not made. */
    boolean wantsClip() {
        return closedMillis > 0 && clippedMillis != closedMillis;
    }
}
