package io.rostrum.stripe.store;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/**
 * The file from which the emulator comes back after it was killed: one line of JSON for each change, written
 * before it is answered.
 *
 * <p>A line that was cut off at the end of the file was never answered and is cut away.
 */
final class Journal implements Closeable {

    /** One atomic change; any part may be empty, {@code ahead} may be null. */
    record Change(List<Stored> put, List<String> dropped, Remembered key, Long ahead) {}

    private final Path file;
    private FileChannel channel;

    Journal(Path file) {
        this.file = file;
    }

    /** Hands over every change of the past in order, then stands ready to write. */
    void open(Consumer<Change> past) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        long whole = 0;
        if (Files.exists(file)) {
            try (BufferedReader lines = Files.newBufferedReader(file)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    long end = whole + line.getBytes(StandardCharsets.UTF_8).length + 1;
                    if (end > Files.size(file)) {
                        break;
                    }
                    past.accept(read(line));
                    whole = end;
                }
            }
        }
        channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        channel.truncate(whole);
        channel.position(whole);
    }

    /** Writes all that is known as a new file and puts it in the old one's place. */
    void rewrite(Collection<Stored> objects, Collection<Remembered> keys, long ahead) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        channel.close();
        channel = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE);
        append(new Change(List.of(), List.of(), null, ahead));
        for (Stored object : objects) {
            append(new Change(List.of(object), List.of(), null, null));
        }
        for (Remembered key : keys) {
            append(new Change(List.of(), List.of(), key, null));
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    long size() throws IOException {
        return channel.size();
    }

    void append(Change change) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(write(change));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static byte[] write(Change change) throws IOException {
        ObjectNode line = Stored.MAPPER.createObjectNode();
        if (change.ahead() != null) {
            line.put("ahead", change.ahead());
        }
        if (!change.put().isEmpty()) {
            ArrayNode puts = line.putArray("put");
            change.put().forEach(stored -> puts.addObject()
                    .put("account", stored.account())
                    .put("json", new String(stored.json(), StandardCharsets.UTF_8)));
        }
        change.dropped().forEach(id -> line.withArray("drop").add(id));
        if (change.key() != null) {
            line.putPOJO("key", change.key());
        }
        return (Stored.MAPPER.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static Change read(String text) {
        try {
            var line = Stored.MAPPER.readTree(text);
            List<Stored> put = line.path("put").isMissingNode() ? List.of()
                    : stored((ArrayNode) line.get("put"));
            List<String> dropped = line.path("drop").isMissingNode()
                    ? List.of()
                    : Stored.MAPPER.convertValue(line.get("drop"), Stored.MAPPER.getTypeFactory()
                            .constructCollectionType(List.class, String.class));
            Remembered key = line.has("key") ? Stored.MAPPER.treeToValue(line.get("key"), Remembered.class)
                    : null;
            return new Change(put, dropped, key, line.has("ahead") ? line.get("ahead").longValue() : null);
        } catch (IOException e) {
            throw new IllegalStateException("the journal holds a line that is no JSON", e);
        }
    }

    private static List<Stored> stored(ArrayNode puts) throws IOException {
        var all = new java.util.ArrayList<Stored>(puts.size());
        for (var put : puts) {
            all.add(Stored.of(
                    put.get("account").textValue(),
                    (ObjectNode) Stored.MAPPER.readTree(put.get("json").textValue())));
        }
        return all;
    }
}
