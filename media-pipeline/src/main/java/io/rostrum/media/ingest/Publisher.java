package io.rostrum.media.ingest;

import io.rostrum.contracts.media.DownReason;

/** The other side of a session: the connection that media come over. Its methods may be called by anybody. */
public interface Publisher {

    /** Cuts the connection off; it is no longer listened to. */
    void drop(DownReason reason);

    /** Whether more is read from the connection: false holds the publisher back. */
    void reading(boolean on);
}
