package io.rostrum.gateway;

/**
 * Bounds of the gateway; everything that grows has one here.
 *
 * @param socketsMax sockets at once
 * @param roomsMax shows whose rooms are in use at once
 * @param subscriptionsMax rooms that one socket may watch
 * @param frameBytesMax the longest frame that a client may send
 * @param bodyBytesMax the longest body of a command over HTTP
 * @param pictureBytesMax the longest picture
 * @param socketFramesPerSecond frames that one socket may send, steadily; four times as many at once
 * @param userCommandsPerSecond commands that one person may send, steadily; four times as many at once
 * @param badFramesMax unreadable frames before the socket is closed
 * @param rateStrikesMax frames over the rate before the socket is closed
 * @param ownFramesMax answers and outcomes that may wait for one socket
 * @param roomFramesMax things of rooms that may wait for one socket
 * @param underWayMax commands whose outcome is awaited
 * @param recentBytesMax memory for recent outcomes
 * @param idleMillis a socket that says nothing for longer is closed
 * @param stallMillis a socket that takes nothing for longer is closed
 * @param notAfterMillis how long after its arrival a command may act
 * @param admitMillis how long the mirror may take to say whether a bid is too low; then the bid goes to the
 *     log
 * @param outcomeWaitMillis how long a command over HTTP waits for its outcome
 * @param roomIdleMillis a room that nobody watches for longer is forgotten
 * @param roomPulseMillis a room is told what is new in it no more often than this
 */
public record Limits(
        int socketsMax,
        int roomsMax,
        int subscriptionsMax,
        int frameBytesMax,
        int bodyBytesMax,
        int pictureBytesMax,
        int socketFramesPerSecond,
        int userCommandsPerSecond,
        int badFramesMax,
        int rateStrikesMax,
        int ownFramesMax,
        int roomFramesMax,
        int underWayMax,
        int recentBytesMax,
        int idleMillis,
        int stallMillis,
        int notAfterMillis,
        int admitMillis,
        int outcomeWaitMillis,
        int roomIdleMillis,
        int roomPulseMillis) {

    /** How many times the steady rate may come at once. */
    public static final int BURST = 4;

    /** Characters of answers that may wait for one socket. */
    public static final long OWN_CHARS_MAX = 512 * 1024;

    /** People whose rate is remembered. */
    public static final int PEOPLE_MAX = 100_000;

    /** The bounds, each as set or as it is by default. */
    static Limits from(Setting setting) {
        return new Limits(
                setting.of("ROSTRUM_SOCKETS_MAX", 15_000),
                setting.of("ROSTRUM_ROOMS_MAX", 2_000),
                setting.of("ROSTRUM_SUBSCRIPTIONS_MAX", 16),
                setting.of("ROSTRUM_FRAME_BYTES_MAX", 64 * 1024),
                setting.of("ROSTRUM_BODY_BYTES_MAX", 768 * 1024),
                setting.of("ROSTRUM_PICTURE_BYTES_MAX", 10 * 1024 * 1024),
                setting.of("ROSTRUM_SOCKET_RATE", 200),
                setting.of("ROSTRUM_USER_RATE", 200),
                setting.of("ROSTRUM_BAD_FRAMES_MAX", 20),
                setting.of("ROSTRUM_RATE_STRIKES_MAX", 100),
                setting.of("ROSTRUM_OWN_FRAMES_MAX", 2_048),
                setting.of("ROSTRUM_ROOM_FRAMES_MAX", 25_000),
                setting.of("ROSTRUM_UNDER_WAY_MAX", 100_000),
                setting.of("ROSTRUM_RECENT_BYTES_MAX", 24 << 20),
                setting.of("ROSTRUM_IDLE_MILLIS", 90_000),
                setting.of("ROSTRUM_STALL_MILLIS", 10_000),
                setting.of("ROSTRUM_NOT_AFTER_MILLIS", 10_000),
                setting.of("ROSTRUM_ADMIT_MILLIS", 30),
                setting.of("ROSTRUM_OUTCOME_WAIT_MILLIS", 2_000),
                setting.of("ROSTRUM_ROOM_IDLE_MILLIS", 120_000),
                setting.of("ROSTRUM_ROOM_PULSE_MILLIS", 50));
    }

    /** A whole number above zero from the environment. */
    interface Setting {
        int of(String name, int otherwise);
    }

    /** The bounds as they are when nothing is set. */
    public static Limits defaults() {
        return from((name, otherwise) -> otherwise);
    }
}
