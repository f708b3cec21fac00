package io.rostrum.bench.floor;

import io.rostrum.bidding.mirror.MirrorScript;
import redis.clients.jedis.Connection;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.exceptions.JedisDataException;

import java.nio.charset.StandardCharsets;

/**
 * One connection to Redis that sends without waiting; its user says when answers are read. For one thread.
 */
final class BareLink extends Connection {

    private static final int ANSWER_MILLIS = 10_000;

    private final byte[] sha;
    private int awaited;

    BareLink(HostAndPort redis) {
        super(redis, DefaultJedisClientConfig.builder().socketTimeoutMillis(ANSWER_MILLIS).build());
        sendCommand(Command.SCRIPT, utf8("LOAD"), utf8(MirrorScript.text()));
        this.sha = getBinaryBulkReply();
    }

    void send(BareAnswer.Answer answer) {
        sendCommand(Command.PUBLISH, answer.channel(), answer.outcome());
        awaited++;
        for (byte[][] arguments : answer.scripts()) {
            byte[][] words = new byte[arguments.length + 1][];
            words[0] = sha;
            System.arraycopy(arguments, 0, words, 1, arguments.length);
            sendCommand(Command.EVALSHA, words);
            awaited++;
        }
    }

    /** Puts on the wire what was sent. */
    void push() {
        flush();
    }

    /** Waits for every answer. A refusal of Redis ends the floor: its figures would mean nothing. */
    void readAnswers() {
        if (awaited == 0) {
            return;
        }
        for (Object answer : getMany(awaited)) {
            if (answer instanceof JedisDataException refusal) {
                throw refusal;
            }
        }
        awaited = 0;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
