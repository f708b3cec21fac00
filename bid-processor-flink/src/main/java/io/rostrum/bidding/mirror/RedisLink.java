package io.rostrum.bidding.mirror;

import io.rostrum.contracts.Json;
import io.rostrum.contracts.mirror.MirrorKeys;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.Connection;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.exceptions.JedisDataException;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * One connection to Redis, used by one thread: commands are sent without waiting, and answered together.
 *
 * <p>Every fault of the connection is a {@link redis.clients.jedis.exceptions.JedisException}; the link is
 * then of no use.
 */
final class RedisLink implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RedisLink.class);
    private static final int BYTES_PER_WORD = 8;
    private static final byte[] SCAN_BEGIN = utf8("0");
    private static final byte[] SCAN_KEYS = utf8("1000");

    private final Connection connection;
    private final MirrorScript script;
    private final byte[] writeSha;
    private final byte[] freshSha;
    private int awaited;
    private int bytes;

    RedisLink(MirrorSettings settings) {
        script = new MirrorScript(settings.epoch());
        connection = new Connection(
                new HostAndPort(settings.host(), settings.port()),
                DefaultJedisClientConfig.builder()
                        .connectionTimeoutMillis(settings.answerMillis())
                        .socketTimeoutMillis(settings.answerMillis())
                        .clientName("rostrum-mirror")
                        .build());
        try {
            dropOtherLog(settings.epoch());
            writeSha = load(MirrorScript.text());
            freshSha = load(MirrorScript.freshText());
        } catch (RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /**
     * Drops the shows that another log's job left, which no projection of this one would ever touch. The mark
     * of the mirror goes last: writers that wrote meanwhile see it change, and write all again.
     */
    private void dropOtherLog(String log) {
        byte[] logKey = utf8(MirrorKeys.LOG);
        connection.sendCommand(Command.GET, logKey);
        String held = text(connection.getBinaryBulkReply());
        if (held.equals(log)) {
            return;
        }
        long dropped = 0;
        byte[] cursor = SCAN_BEGIN;
        do {
            connection.sendCommand(
                    Command.SCAN, cursor, utf8("MATCH"), utf8(MirrorKeys.SHOW_KEYS + "*"),
                    utf8("COUNT"), SCAN_KEYS);
            List<Object> page = connection.getObjectMultiBulkReply();
            cursor = (byte[]) page.get(0);
            byte[][] keys = ((List<?>) page.get(1)).stream().map(byte[].class::cast).toArray(byte[][]::new);
            if (keys.length > 0) {
                connection.sendCommand(Command.UNLINK, keys);
                dropped += connection.getIntegerReply();
            }
        } while (!Arrays.equals(cursor, SCAN_BEGIN));
        connection.sendCommand(Command.SET, logKey, utf8(log));
        connection.getStatusCodeReply();
        connection.sendCommand(Command.DEL, utf8(MirrorKeys.SHOWS), utf8(MirrorKeys.EPOCH));
        connection.getIntegerReply();
        if (dropped > 0) {
            LOG.atWarn().addKeyValue("log", log).addKeyValue("other", held).addKeyValue("keys", dropped)
                    .log("the mirror held the shows of another log; they are dropped");
        }
    }

    private byte[] load(String text) {
        connection.sendCommand(Command.SCRIPT, utf8("LOAD"), utf8(text));
        return connection.getBinaryBulkReply();
    }

    void tell(MirrorQueue.Told told) {
        send(Command.PUBLISH, utf8(MirrorKeys.outcomes(told.node())), Json.bytes(told.outcome()));
    }

    void show(MirrorItem item) {
        byte[] sha = item instanceof MirrorItem.Fresh ? freshSha : writeSha;
        byte[][] arguments = script.arguments(item);
        byte[][] words = new byte[arguments.length + 1][];
        words[0] = sha;
        System.arraycopy(arguments, 0, words, 1, arguments.length);
        send(Command.EVALSHA, words);
        if (item instanceof MirrorItem.Show show) {
            // No part of the script: it stands under no show's hash tag.
            byte[] startsAt = utf8(Long.toString(show.show().startsAtMillis()));
            send(Command.ZADD, utf8(MirrorKeys.SHOWS), startsAt, utf8(show.showId().value()));
        }
    }

    /** About how many bytes were sent since the last answers. */
    int bytes() {
        return bytes;
    }

    /** How many answers are awaited. */
    int awaited() {
        return awaited;
    }

    /**
     * Waits for all answers.
     *
     * @return a refusal of Redis that another connection would not mend, or null
     */
    JedisDataException answers() {
        if (awaited == 0) {
            return null;
        }
        JedisDataException refusal = null;
        List<Object> answers = connection.getMany(awaited);
        awaited = 0;
        bytes = 0;
        for (Object answer : answers) {
            if (answer instanceof JedisDataException fault) {
                if (isAboutTheServer(fault)) {
                    throw fault;
                }
                refusal = fault;
            }
        }
        return refusal;
    }

    /**
     * The server's run, its role and its mark of the mirror; another one means that the mirror may be
     * another.
     *
     * @param mark is set if there is none, as after a flush; never set before, so that every writer sees the
     *     change
     */
    String identity(String mark) {
        byte[] epochKey = utf8(MirrorKeys.EPOCH);
        connection.sendCommand(Command.SET, epochKey, utf8(mark), utf8("NX"));
        connection.sendCommand(Command.GET, epochKey);
        connection.sendCommand(Command.INFO, utf8("server"));
        connection.sendCommand(Command.ROLE);
        List<Object> answers = connection.getMany(4);
        for (Object answer : answers) {
            if (answer instanceof JedisDataException fault) {
                throw fault;
            }
        }
        String epoch = text(answers.get(1));
        String run = text(answers.get(2)).lines()
                .filter(line -> line.startsWith("run_id:"))
                .findFirst()
                .orElse("run_id:?");
        String role = text(((List<?>) answers.get(3)).get(0));
        return epoch + ' ' + run + ' ' + role;
    }

    @Override
    public void close() {
        connection.close();
    }

    private void send(Command command, byte[]... words) {
        connection.sendCommand(command, words);
        awaited++;
        for (byte[] word : words) {
            bytes += word.length + BYTES_PER_WORD;
        }
    }

    /**
     * Whether the fault lies with the server's condition (no script, a replica, loading, no memory), not with
     * the data.
     */
    private static boolean isAboutTheServer(JedisDataException fault) {
        String message = Objects.toString(fault.getMessage(), "");
        return !message.startsWith("WRONGTYPE") && !message.startsWith("ERR");
    }

    private static String text(Object answer) {
        return answer == null ? "" : new String((byte[]) answer, StandardCharsets.UTF_8);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
