package io.rostrum.devstack.feed;

import java.nio.file.Path;

/** What is wrong with a file, and where. {@code line} is 0 when it is about the file as a whole. */
public record Fault(Path file, long line, String reason) {

    @Override
    public String toString() {
        return file.getFileName() + (line == 0 ? "" : ":" + line) + ": " + reason;
    }
}
