package io.rostrum.media.rtmp;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.rostrum.contracts.media.DownReason;
import io.rostrum.contracts.media.PublishRefusal;
import io.rostrum.media.amf.AmfWriter;
import io.rostrum.media.flv.AudioTag;
import io.rostrum.media.flv.FlvTag;
import io.rostrum.media.flv.UnsupportedCodec;
import io.rostrum.media.flv.VideoTag;
import io.rostrum.media.ingest.PublishSession;
import io.rostrum.media.ingest.Publishers;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * Ten thousand conversations that are wrong somewhere: each is refused by name, ends within its time, and holds no more
 * memory than one message may. The seed is fixed; {@code -Drostrum.fuzz.seed} and {@code -Drostrum.fuzz.count} take others.
 */
class FuzzTest {

    private static final long SEED = Long.getLong("rostrum.fuzz.seed", 20_261_127);
    private static final int COUNT = Integer.getInteger("rostrum.fuzz.count", 10_000);

    private final Random chance = new Random(SEED);
    private final Refusals refusals = new Refusals();
    private int published;

    private final Publishers publishers = (key, takeOver, publisher) -> {
        if (!key.equals("sk_right")) {
            return new Publishers.Admission.Refused(PublishRefusal.UNKNOWN_KEY, "");
        }
        published++;
        return new Publishers.Admission.Taken(new PublishSession() {
            @Override
            public void media(FlvTag tag) throws UnsupportedCodec {
                switch (tag.kind()) {
                    case VIDEO -> VideoTag.of(tag.body());
                    case AUDIO -> AudioTag.of(tag.body());
                    case DATA -> { }
                }
            }

            @Override
            public void over(DownReason reason) {}
        });
    };

    @Test
    void tenThousandWrongConversationsAreRefusedByNameWithinBounds() {
        for (int i = 0; i < COUNT; i++) {
            String which = "conversation " + i + " of seed " + SEED;
            ByteBuf wire = conversation();
            EmbeddedChannel channel = new EmbeddedChannel(
                    new RtmpConnection("live", RtmpLimits.USUAL, publishers, refusals));
            while (wire.isReadable() && channel.isOpen()) {
                int count = Math.min(wire.readableBytes(), 1 + chance.nextInt(2_000));
                channel.writeInbound(wire.readBytes(count));
            }
            wire.release();
            channel.checkException();
            channel.advanceTimeBy(60, TimeUnit.SECONDS);
            channel.runScheduledPendingTasks();
            channel.releaseOutbound();
            assertFalse(channel.finish() && channel.inboundMessages().size() > 0, which);
            channel.checkException();
        }
        Map<RtmpRefusal, Long> counts = new EnumMap<>(refusals.counts());
        System.out.println("fuzz " + counts + ", published " + published);
        for (RtmpRefusal expected : List.of(
                RtmpRefusal.NOT_RTMP, RtmpRefusal.MALFORMED_CHUNK, RtmpRefusal.TOO_LARGE, RtmpRefusal.MALFORMED_COMMAND,
                RtmpRefusal.OUT_OF_TURN, RtmpRefusal.UNKNOWN_APP, RtmpRefusal.PUBLISH_REFUSED, RtmpRefusal.UNSUPPORTED_CODEC)) {
            assertTrue(counts.getOrDefault(expected, 0L) > 20, expected + " in " + counts);
        }
        assertTrue(published > 500, published + " went as far as to publish");
        assertEquals(0, counts.getOrDefault(RtmpRefusal.TLS_FAILED, 0L));
    }

    private ByteBuf conversation() {
        ByteBuf wire = Unpooled.buffer();
        switch (chance.nextInt(10)) {
            case 0 -> wire.writeBytes(noise(chance.nextInt(6_000)));
            case 1 -> {
                wire.writeByte(3).writeBytes(noise(1_536 + chance.nextInt(5_000)));
            }
            default -> {
                wire.writeByte(3).writeBytes(noise(1_536)).writeBytes(noise(1_536));
                List<byte[]> messages = messages();
                int twist = chance.nextInt(4);
                if (twist == 0) {
                    messages.remove(chance.nextInt(messages.size()));
                }
                if (twist == 1) {
                    messages.add(chance.nextInt(messages.size()), messages.get(chance.nextInt(messages.size())));
                }
                messages.forEach(wire::writeBytes);
                int hits = twist == 2 ? 0 : chance.nextInt(12);
                for (int hit = 0; hit < hits; hit++) {
                    wire.setByte(3_073 + chance.nextInt(wire.readableBytes() - 3_073), chance.nextInt(256));
                }
                if (chance.nextInt(5) == 0) {
                    wire.writerIndex(3_073 + chance.nextInt(wire.readableBytes() - 3_073));
                }
            }
        }
        return wire;
    }

    /** What an encoder says, now and then with a word that is wrong in itself. */
    private List<byte[]> messages() {
        List<byte[]> all = new ArrayList<>();
        String app = chance.nextInt(12) == 0 ? "other" : "live";
        String key = chance.nextInt(6) == 0 ? "sk_wrong" : "sk_right";
        all.add(message(2, 1, 0, new byte[] {0, 0, (byte) chance.nextInt(64), 0}));
        all.add(message(3, 20, 0, AmfWriter.write("connect", 1, Map.of("app", app, "tcUrl", "rtmp://h/live"))));
        all.add(message(3, 20, 0, AmfWriter.write("createStream", 2, null)));
        all.add(message(4, 20, 1, AmfWriter.write("publish", 3, null, key, "live")));
        all.add(message(4, 18, 1, AmfWriter.write("@setDataFrame", "onMetaData", Map.of("width", 640.0))));
        for (int i = 0; i < 20; i++) {
            byte[] body = noise(1 + chance.nextInt(100));
            body[0] = (byte) (chance.nextInt(30) == 0 ? 0x12 : 0x17);
            all.add(message(6, 9, 1, body));
            byte[] sound = noise(2 + chance.nextInt(30));
            sound[0] = (byte) (chance.nextInt(60) == 0 ? 0x5f : 0xaf);
            all.add(message(5, 8, 1, sound));
        }
        all.add(message(3, 20, 0, AmfWriter.write("deleteStream", 4, null, 1)));
        return all;
    }

    private static byte[] message(int chunkStream, int type, int streamId, byte[] body) {
        ByteBuf out = Unpooled.buffer();
        out.writeByte(chunkStream).writeMedium(0).writeMedium(body.length).writeByte(type).writeIntLE(streamId);
        for (int at = 0; at < body.length; at += 128) {
            if (at > 0) {
                out.writeByte(0xc0 | chunkStream);
            }
            out.writeBytes(body, at, Math.min(128, body.length - at));
        }
        byte[] bytes = new byte[out.readableBytes()];
        out.readBytes(bytes);
        return bytes;
    }

    private byte[] noise(int count) {
        byte[] bytes = new byte[count];
        chance.nextBytes(bytes);
        return bytes;
    }
}
