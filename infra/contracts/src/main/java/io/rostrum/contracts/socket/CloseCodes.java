package io.rostrum.contracts.socket;

/**
 * The WebSocket close codes that the gateway uses besides RFC 6455's own; 4000 to 4999 are an application's.
 */
public final class CloseCodes {

    /** Too many frames that could not be read. */
    public static final int BAD_FRAMES = 4400;

    /** The token is missing, not valid, or expired. */
    public static final int UNAUTHENTICATED = 4401;

    /** The page's Origin is not on the list. */
    public static final int FOREIGN_ORIGIN = 4403;

    /** Nothing was heard for longer than the idle bound. */
    public static final int IDLE = 4408;

    /** A frame is longer than the bound (RFC 6455: message too big). */
    public static final int TOO_BIG = 1009;

    /** The client does not read what is sent to it. */
    public static final int TOO_SLOW = 4413;

    /** More frames than the rate allows, for too long. */
    public static final int RATE = 4429;

    /** The gateway is going down; come back at once. */
    public static final int GOING_AWAY = 1001;

    /** This node has as many sockets as it may (registered with IANA: try again later). */
    public static final int TRY_AGAIN_LATER = 1013;

    private CloseCodes() {}
}
