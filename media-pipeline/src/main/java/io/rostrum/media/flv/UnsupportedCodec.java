package io.rostrum.media.flv;

/** The publisher sends what is not taken; the message says what it is and what is taken. */
public final class UnsupportedCodec extends Exception {

    private static final long serialVersionUID = 1L;

    UnsupportedCodec(String what) {
        super(what);
    }
}
