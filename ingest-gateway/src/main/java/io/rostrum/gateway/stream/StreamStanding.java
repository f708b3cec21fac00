package io.rostrum.gateway.stream;

import io.rostrum.contracts.media.DownReason;
import io.rostrum.contracts.media.MediaEvent;

/**
 * How one show's stream stands.
 *
 * @param sinceMillis when the state began, as far as it is known; 0 if it is not
 * @param run the newest run; 0 before the first
 * @param epochMillis the date-time of media time 0; 0 if it is not known
 * @param lastReason why there was no picture the last time; absent if there always was
 * @param heardMillis when the media process was heard of it last; 0 if never
 * @param health the newest report of a publisher that is on; absent if there is none
 */
public record StreamStanding(
        State state, long sinceMillis, int run, long epochMillis, DownReason lastReason, long heardMillis,
        MediaEvent.HealthSeen health) {

    /** Where the stream is in its life. */
    public enum State {
        /** Nobody publishes. */
        OFF,
        /** There is a picture. */
        LIVE,
        /** The publisher is gone, and may come back. */
        WAITING,
        /** There was a picture, and nothing is heard of it any more. */
        SILENT
    }

    /** Nothing is known of it. */
    public static final StreamStanding NONE = new StreamStanding(State.OFF, 0, 0, 0, null, 0, null);
}
