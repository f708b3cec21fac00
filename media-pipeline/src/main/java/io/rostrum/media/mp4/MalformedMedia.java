package io.rostrum.media.mp4;

import java.io.IOException;

/** The bytes are not the media that they should be: bad input, never a fault of the program. */
public final class MalformedMedia extends IOException {

    private static final long serialVersionUID = 1L;

    public MalformedMedia(String message) {
        super(message);
    }
}
