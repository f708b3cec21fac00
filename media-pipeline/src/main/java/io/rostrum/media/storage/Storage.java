package io.rostrum.media.storage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Keeps named objects: a folder, or what speaks S3.
 *
 * <p>A name is one to four words of letters, digits, {@code .}, {@code _} and {@code -} with {@code /}
 * between
 * them; no word begins with a point. An object appears whole or not at all, and never changes but by being
 * put
 * again.
 */
public interface Storage {

    /** An object's name and size in bytes. */
    record Entry(String name, long size) {}

    /** @throws IOException if it could not be kept; then there is no such object, or the one before */
    void put(String name, byte[] bytes) throws IOException;

    /** Keeps a whole file, which stays the caller's. */
    void put(String name, Path file) throws IOException;

    /** All of it; absent if there is no such object. */
    Optional<byte[]> read(String name) throws IOException;

    /**
     * A piece of it, shorter at the end of the object; absent if there is no such object.
     *
     * @param offset at most the object's size
     */
    Optional<byte[]> read(String name, long offset, int length) throws IOException;

    /** Every object whose name starts with the prefix, in no order. */
    List<Entry> list(String prefix) throws IOException;

    /** Removes objects; those that are not there count as removed. */
    void delete(List<String> names) throws IOException;
}
