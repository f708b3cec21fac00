package io.rostrum.gateway;

/** Where something listens. */
public record HostPort(String host, int port) {

    public HostPort {
        if (host == null || host.isBlank() || port < 0 || port > 65_535) {
            throw new IllegalArgumentException("a place is host:port");
        }
    }

    /** Reads {@code host:port}; anything else is an {@link IllegalArgumentException}. */
    public static HostPort parse(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("a place is host:port, not " + text);
        }
        try {
            return new HostPort(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
        } catch (NumberFormatException noPort) {
            throw new IllegalArgumentException("a place is host:port, not " + text, noPort);
        }
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
