package io.rostrum.media.rtmp;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class ChunkReaderTest {

    private final ChunkReader reader = new ChunkReader(RtmpLimits.USUAL);

    @Test
    void aMessageIsPutTogetherWhereverItsBytesAreCut() throws RtmpFault {
        byte[] body = bytes(300);
        byte[] wire = hex("0400000a00012c0901000000").append(body, 0, 128).append("c4").append(body, 128, 128).append("c4")
                .append(body, 256, 44).array();
        for (int cut = 1; cut < wire.length; cut += 7) {
            ChunkReader fresh = new ChunkReader(RtmpLimits.USUAL);
            ByteBuf in = Unpooled.buffer();
            RtmpMessage message = null;
            for (int at = 0; at < wire.length; at += cut) {
                in.writeBytes(wire, at, Math.min(cut, wire.length - at));
                RtmpMessage next = fresh.next(in);
                message = next == null ? message : next;
            }
            assertEquals(9, message.type(), "cut after " + cut);
            assertEquals(10, message.timestamp());
            assertArrayEquals(body, message.body());
        }
    }

    /** Each column is a chunk; the times are those of the messages that come of them. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "whole header then delta, 04000064000001080100000041 44000014000001 0842, '100,120'",
        "same length and type, 04000064000001080100000041 8400001442, '100,120'",
        "nothing but the id, 04000064000001080100000041 8400001442 c443, '100,120,140'",
        "extended time, 04ffffff0000010801000000 0100000041, '16777216'",
        "extended delta, 04000064000001080100000041 44ffffff00000108 0100000042, '100,16777316'",
        "a great chunk stream id, 00ff00006400000108 0100000041, '100'",
        "a greater one, 01000100006400000108 0100000041, '100'",
        "a wrap, 04ffffff0000010801000000 fffffffa41 8400000a42, '4294967290,4'",
    })
    void everyFormOfHeaderIsRead(String what, String chunks, String times) throws RtmpFault {
        ByteBuf in = Unpooled.wrappedBuffer(HexFormat.of().parseHex(chunks.replace(" ", "")));
        List<String> seen = new ArrayList<>();
        for (RtmpMessage message = reader.next(in); message != null; message = reader.next(in)) {
            assertEquals(8, message.type());
            seen.add(Long.toString(message.timestamp()));
        }
        assertEquals(times, String.join(",", seen), what);
        assertEquals(0, in.readableBytes());
    }

    @Test
    void messagesOfSeveralChunkStreamsComeThroughInterleaved() throws RtmpFault {
        byte[] picture = bytes(200);
        ByteBuf in = Unpooled.wrappedBuffer(hex("060000000000c80901000000").append(picture, 0, 128)
                .append("04000000000001080100000041").append("c6").append(picture, 128, 72).array());
        assertEquals(8, reader.next(in).type());
        assertArrayEquals(picture, reader.next(in).body());
    }

    @Test
    void aBegunMessageIsDroppedWhenThePeerSaysSo() throws RtmpFault {
        ByteBuf in = Unpooled.wrappedBuffer(hex("060000000000c80901000000").append(bytes(200), 0, 128).array());
        assertEquals(null, reader.next(in));
        reader.abort(6);
        ByteBuf next = Unpooled.wrappedBuffer(hex("06000000000001080100000041").array());
        assertEquals(8, reader.next(next).type());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "a stream that begins with a delta, 84000064, MALFORMED_CHUNK",
        "a stream that begins with nothing, c4, MALFORMED_CHUNK",
        "a message over a stranger's bound, 0400006401000109 01000000, TOO_LARGE",
        "a header within a message, 060000000000c80901000000REST06000000000001080100000041, MALFORMED_CHUNK",
    })
    void whatContradictsTheProtocolIsRefused(String what, String chunks, RtmpRefusal reason) {
        String rest = HexFormat.of().formatHex(bytes(128));
        ByteBuf in = Unpooled.wrappedBuffer(HexFormat.of().parseHex(chunks.replace(" ", "").replace("REST", rest)));
        RtmpFault fault = assertThrows(RtmpFault.class, () -> {
            while (reader.next(in) != null) {
                assertEquals(0, 0);
            }
        });
        assertEquals(reason, fault.reason());
    }

    @Test
    void manyBegunMessagesTakeNoMoreMemoryThanOne() {
        ByteBuf in = Unpooled.buffer();
        for (int id = 3; id < 30; id++) {
            in.writeByte(id).writeMedium(0).writeMedium(60_000).writeByte(9).writeIntLE(1);
            in.writeBytes(bytes(128));
        }
        RtmpFault fault = assertThrows(RtmpFault.class, () -> {
            for (int round = 0; round < 10_000; round++) {
                reader.next(in);
                for (int id = 3; id < 30; id++) {
                    in.writeByte(0xc0 | id).writeBytes(bytes(128));
                }
            }
        });
        assertEquals(RtmpRefusal.TOO_LARGE, fault.reason());
    }

    @Test
    void chunkSizesAreBounded() {
        assertEquals(RtmpRefusal.TOO_LARGE, assertThrows(RtmpFault.class, () -> reader.chunkSize(1 << 24)).reason());
        assertEquals(RtmpRefusal.MALFORMED_CHUNK, assertThrows(RtmpFault.class, () -> reader.chunkSize(0)).reason());
        assertEquals(RtmpRefusal.MALFORMED_CHUNK, assertThrows(RtmpFault.class, () -> reader.chunkSize(-5)).reason());
    }

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = (byte) i;
        }
        return bytes;
    }

    private static Wire hex(String hex) {
        return new Wire().append(hex);
    }

    private static final class Wire {
        private final ByteBuf all = Unpooled.buffer();

        Wire append(String hex) {
            all.writeBytes(HexFormat.of().parseHex(hex.replace(" ", "")));
            return this;
        }

        Wire append(byte[] bytes, int from, int count) {
            all.writeBytes(bytes, from, count);
            return this;
        }

        byte[] array() {
            byte[] bytes = new byte[all.readableBytes()];
            all.readBytes(bytes);
            return bytes;
        }
    }
}
