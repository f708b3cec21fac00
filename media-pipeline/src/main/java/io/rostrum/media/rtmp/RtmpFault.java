package io.rostrum.media.rtmp;

/** Ends a connection for a named reason. It is made often by strangers, so it has no stack trace. */
final class RtmpFault extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient RtmpRefusal reason;

    RtmpFault(RtmpRefusal reason, String detail) {
        super(detail, null, false, false);
        this.reason = reason;
    }

    RtmpRefusal reason() {
        return reason;
    }
}
