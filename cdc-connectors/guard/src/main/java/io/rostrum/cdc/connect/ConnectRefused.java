package io.rostrum.cdc.connect;

/** Connect answered, and the answer is no; the message is one sentence. */
public final class ConnectRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ConnectRefused(String sentence) {
        super(sentence);
    }
}
