package io.rostrum.media.rtmp;

/** Why a connection was closed by this side. */
public enum RtmpRefusal {
    /** The first bytes are neither RTMP 3 nor TLS. */
    NOT_RTMP,
    /** TLS could not be agreed on. */
    TLS_FAILED,
    /** It did not publish within the time that a connection has for it. */
    TOO_SLOW,
    /** Chunks that contradict the protocol. */
    MALFORMED_CHUNK,
    /** A message, or a chunk, longer than is taken. */
    TOO_LARGE,
    /** A command that is no AMF0, or too much of it. */
    MALFORMED_COMMAND,
    /** A command, or media, out of turn. */
    OUT_OF_TURN,
    /** It connects to an application that is not here. */
    UNKNOWN_APP,
    /** More bytes or messages a second than are taken. */
    TOO_FAST,
    /** There are as many connections as are taken. */
    TOO_MANY_CONNECTIONS,
    /** A codec that is not taken. */
    UNSUPPORTED_CODEC,
    /** It published and then sent no picture, whatever else it sent. */
    STALLED,
    /** It may not publish; the reason stands beside. */
    PUBLISH_REFUSED,
    /** It was cut off: its key was changed, another took over, the process ends. */
    CUT_OFF
}
