package io.rostrum.media.storage;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

/** What a storage promises, of the folder and of a server that speaks S3 over HTTP. */
class StorageTest {

    @TempDir
    Path folder;

    @BeforeAll
    static void signIn() {
        System.setProperty("aws.accessKeyId", "somebody");
        System.setProperty("aws.secretAccessKey", "a secret of the test");
    }

    @AfterAll
    static void signOut() {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
    }

    @Test
    void aFolderKeepsObjects() throws Exception {
        keeps(new FolderStorage(folder.resolve("objects")));
    }

    @Test
    void aBucketKeepsObjects() throws Exception {
        try (Bucket server = new Bucket(); S3Storage storage = server.storage("s3://media/streams")) {
            keeps(storage);
        }
    }

    @Test
    void aBucketThatIsAwayIsAFaultOfTheStorage() throws Exception {
        Bucket server = new Bucket();
        server.close();
        try (S3Storage storage = server.storage("s3://media")) {
            assertThrows(IOException.class, () -> storage.put("show/a", new byte[] {1}));
        }
    }

    private void keeps(Storage storage) throws IOException {
        storage.put("show-1/720p/5.1.0.9.m4s", new byte[] {1, 2, 3, 4});
        storage.put("show-1/epoch.17", new byte[0]);
        Path file = Files.write(folder.resolve("clip"), new byte[] {9, 8, 7});
        storage.put("show-2/clips/a.mp4", file);
        assertArrayEquals(new byte[] {1, 2, 3, 4}, storage.read("show-1/720p/5.1.0.9.m4s").orElseThrow());
        assertArrayEquals(new byte[] {2, 3}, storage.read("show-1/720p/5.1.0.9.m4s", 1, 2).orElseThrow());
        assertArrayEquals(new byte[] {4}, storage.read("show-1/720p/5.1.0.9.m4s", 3, 9).orElseThrow());
        assertEquals(Optional.empty(), storage.read("show-1/none"));
        assertEquals(3, storage.list("").size());
        assertEquals(
                List.of(
                        new Storage.Entry("show-1/720p/5.1.0.9.m4s", 4),
                        new Storage.Entry("show-1/epoch.17", 0)),
                storage.list("show-1/").stream().sorted((a, b) -> a.name().compareTo(b.name())).toList());
        storage.delete(List.of("show-1/720p/5.1.0.9.m4s", "show-1/never"));
        assertEquals(Optional.empty(), storage.read("show-1/720p/5.1.0.9.m4s"));
        assertThrows(IllegalArgumentException.class, () -> storage.read("../secret"));
        assertThrows(IllegalArgumentException.class, () -> storage.put("show/.hidden", new byte[0]));
    }

    /** As much of S3 as is used: one bucket, path style, signed requests, pages of two. */
    private static final class Bucket implements AutoCloseable {

        private static final int PAGE = 2;
        private static final Pattern KEY = Pattern.compile("<Key>([^<]*)</Key>");

        private final ConcurrentSkipListMap<String, byte[]> objects = new ConcurrentSkipListMap<>();
        private final HttpServer server;

        Bucket() throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
            server.createContext("/", this::answer);
            server.start();
        }

        S3Storage storage(String place) {
            URI endpoint = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
            return S3Storage.open(URI.create(place), endpoint, "us-east-1");
        }

        private void answer(HttpExchange exchange) throws IOException {
            try (exchange) {
                String signed = exchange.getRequestHeaders().getFirst("Authorization");
                if (signed == null || !signed.startsWith("AWS4-HMAC-SHA256 Credential=somebody/")) {
                    send(exchange, 403, new byte[0]);
                    return;
                }
                String path = exchange.getRequestURI().getPath();
                String key = path.length() > 7 ? path.substring(7) : "";
                byte[] body = exchange.getRequestBody().readAllBytes();
                switch (exchange.getRequestMethod()) {
                    case "PUT" -> {
                        objects.put(key, body);
                        send(exchange, 200, new byte[0]);
                    }
                    case "POST" -> {
                        Matcher keys = KEY.matcher(new String(body, StandardCharsets.UTF_8));
                        while (keys.find()) {
                            objects.remove(keys.group(1));
                        }
                        send(exchange, 200, "<DeleteResult/>".getBytes(StandardCharsets.UTF_8));
                    }
                    default -> {
                        if (key.isEmpty()) {
                            list(exchange);
                        } else {
                            read(exchange, objects.get(key));
                        }
                    }
                }
            }
        }

        private static void read(HttpExchange exchange, byte[] object) throws IOException {
            if (object == null) {
                send(exchange, 404, "<Error><Code>NoSuchKey</Code></Error>".getBytes(StandardCharsets.UTF_8));
                return;
            }
            String range = exchange.getRequestHeaders().getFirst("Range");
            if (range == null) {
                send(exchange, 200, object);
                return;
            }
            String[] ends = range.substring("bytes=".length()).split("-");
            int to = Math.min(object.length, Integer.parseInt(ends[1]) + 1);
            send(exchange, 206, Arrays.copyOfRange(object, Integer.parseInt(ends[0]), to));
        }

        private void list(HttpExchange exchange) throws IOException {
            String query = exchange.getRequestURI().getQuery();
            String prefix = word(query, "prefix");
            String after = word(query, "continuation-token");
            TreeMap<String, byte[]> found = objects.entrySet().stream()
                    .filter(object -> object.getKey().startsWith(prefix))
                    .filter(object -> object.getKey().compareTo(after) > 0)
                    .limit(PAGE + 1)
                    .collect(Collectors.toMap(
                            object -> object.getKey(), object -> object.getValue(), (a, b) -> a,
                            TreeMap::new));
            boolean more = found.size() > PAGE;
            if (more) {
                found.pollLastEntry();
            }
            StringBuilder xml = new StringBuilder("<ListBucketResult><IsTruncated>")
                    .append(more).append("</IsTruncated>");
            if (more) {
                xml.append("<NextContinuationToken>").append(found.lastKey())
                        .append("</NextContinuationToken>");
            }
            found.forEach((name, bytes) -> xml.append("<Contents><Key>").append(name).append("</Key><Size>")
                    .append(bytes.length).append("</Size></Contents>"));
            xml.append("</ListBucketResult>");
            send(exchange, 200, xml.toString().getBytes(StandardCharsets.UTF_8));
        }

        private static String word(String query, String name) {
            Matcher match =
                    Pattern.compile("(?:^|&)" + name + "=([^&]*)").matcher(query == null ? "" : query);
            return match.find() ? match.group(1) : "";
        }

        private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
            exchange.getResponseHeaders().set(
                    "Content-Type", status == 206 ? "video/mp4" : "application/xml");
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
