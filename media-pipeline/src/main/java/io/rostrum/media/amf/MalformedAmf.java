package io.rostrum.media.amf;

/** Bytes that are no AMF0, or more of it than is read from strangers. */
public final class MalformedAmf extends Exception {

    private static final long serialVersionUID = 1L;

    MalformedAmf(String what) {
        super(what);
    }
}
