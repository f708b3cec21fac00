package io.rostrum.devstack.engine;

/** A host and a port, as in {@code 127.0.0.1:19092}. */
public record Address(String host, int port) {

    public Address {
        if (host == null || host.isBlank() || port < 1 || port > 65_535) {
            throw new IllegalArgumentException("an address is HOST:PORT with a port from 1 to 65535");
        }
    }

    /** Reads {@code HOST:PORT}; anything else is an {@link IllegalArgumentException}. */
    public static Address parse(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 1 || !text.substring(colon + 1).matches("[0-9]{1,5}")) {
            throw new IllegalArgumentException("an address is HOST:PORT, not " + text);
        }
        return new Address(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
