package io.rostrum.media.ingest;

import io.rostrum.contracts.media.PublishRefusal;

/** Where whoever wants to publish is admitted. */
public interface Publishers {

    /**
     * Admits a publisher or says why not. Does not wait for anything.
     *
     * @param streamKey as it was sent
     * @param takeOver the publisher asks to take the place of one that is there
     */
    Admission admit(String streamKey, boolean takeOver, Publisher publisher);

    /** What became of it. */
    sealed interface Admission {

        /** Media may come. */
        record Taken(PublishSession session) implements Admission {}

        /** No media may come. */
        record Refused(PublishRefusal reason, String detail) implements Admission {}
    }
}
