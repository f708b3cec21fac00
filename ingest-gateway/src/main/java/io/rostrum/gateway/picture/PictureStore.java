package io.rostrum.gateway.picture;

import java.io.IOException;
import java.util.Optional;

/** Keeps pictures by their id; the same bytes have the same id and are kept once. */
public interface PictureStore {

    void keep(Picture picture) throws IOException;

    /** The bytes of that picture; {@code id} has the form that {@link Picture#isId} wants. */
    Optional<byte[]> find(String id) throws IOException;
}
