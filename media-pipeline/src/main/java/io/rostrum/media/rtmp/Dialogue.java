package io.rostrum.media.rtmp;

import io.rostrum.contracts.media.DownReason;
import io.rostrum.contracts.media.PublishRefusal;
import io.rostrum.media.amf.AmfReader;
import io.rostrum.media.amf.AmfWriter;
import io.rostrum.media.amf.MalformedAmf;
import io.rostrum.media.flv.FlvTag;
import io.rostrum.media.flv.UnsupportedCodec;
import io.rostrum.media.ingest.PublishSession;
import io.rostrum.media.ingest.Publishers;
import io.rostrum.media.ingest.Publishers.Admission;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is said after the handshake: commands and their answers, then media. For one thread. */
final class Dialogue {

    private static final int CONTROL = 2;
    private static final int CONNECTION = 3;
    private static final int STREAM = 5;
    private static final double STREAM_ID = 1;

    private final String app;
    private final RtmpLimits limits;
    private final Publishers publishers;
    private final RtmpConnection connection;
    private final ChunkReader chunks;
    private boolean connected;
    private int streamId;
    private PublishSession session;

    Dialogue(
            String app, RtmpLimits limits, Publishers publishers, RtmpConnection connection,
            ChunkReader chunks) {
        this.app = app;
        this.limits = limits;
        this.publishers = publishers;
        this.connection = connection;
        this.chunks = chunks;
    }

    boolean publishing() {
        return session != null;
    }

    /** The connection ends; the session hears it. */
    void over(DownReason reason) {
        if (session != null) {
            session.over(reason);
        }
    }

    void hear(RtmpMessage message) throws RtmpFault {
        switch (message.type()) {
            case RtmpMessage.SET_CHUNK_SIZE -> chunks.chunkSize(message.number());
            case RtmpMessage.ABORT -> chunks.abort(message.number());
            case RtmpMessage.WINDOW_SIZE -> connection.flow().window(message.number());
            case RtmpMessage.COMMAND -> command(message, 0);
            case RtmpMessage.COMMAND_AMF3 -> command(message, 1);
            case RtmpMessage.AUDIO -> media(FlvTag.Kind.AUDIO, message, 0);
            case RtmpMessage.VIDEO -> media(FlvTag.Kind.VIDEO, message, 0);
            case RtmpMessage.DATA -> data(message, 0);
            case RtmpMessage.DATA_AMF3 -> data(message, 1);
            default -> { }
        }
    }

    private void media(FlvTag.Kind kind, RtmpMessage message, int from) throws RtmpFault {
        if (session == null) {
            throw new RtmpFault(RtmpRefusal.OUT_OF_TURN, "media before a publish");
        }
        if (message.body().length <= from) {
            return;
        }
        byte[] body = message.body();
        if (from > 0) {
            body = Arrays.copyOfRange(body, from, body.length);
        }
        if (kind == FlvTag.Kind.VIDEO) {
            connection.flow().pictureCame(System.nanoTime());
        }
        try {
            session.media(new FlvTag(kind, message.timestamp(), body));
        } catch (UnsupportedCodec codec) {
            throw new RtmpFault(RtmpRefusal.UNSUPPORTED_CODEC, codec.getMessage());
        }
    }

    /** Metadata come behind the name of a command to the server, which is no part of them. */
    private void data(RtmpMessage message, int from) throws RtmpFault {
        if (session == null || message.body().length <= from) {
            return;
        }
        AmfReader reader = new AmfReader(message.body(), from, limits.amf());
        try {
            String name = reader.readText();
            media(FlvTag.Kind.DATA, message, "@setDataFrame".equals(name) ? reader.position() : from);
        } catch (MalformedAmf malformed) {
            throw new RtmpFault(RtmpRefusal.MALFORMED_COMMAND, malformed.getMessage());
        }
    }

    private void command(RtmpMessage message, int from) throws RtmpFault {
        AmfReader reader = new AmfReader(message.body(), Math.min(from, message.body().length), limits.amf());
        try {
            String name = reader.readText();
            if (name == null) {
                throw new RtmpFault(RtmpRefusal.MALFORMED_COMMAND, "a command without a name");
            }
            Object number = reader.more() ? reader.read() : null;
            Object object = reader.more() ? reader.read() : null;
            obey(name, number instanceof Double count ? count : 0, object, reader, message);
        } catch (MalformedAmf malformed) {
            throw new RtmpFault(RtmpRefusal.MALFORMED_COMMAND, malformed.getMessage());
        }
    }

    private void obey(String name, double number, Object object, AmfReader rest, RtmpMessage message)
            throws RtmpFault, MalformedAmf {
        switch (name) {
            case "connect" -> connect(number, object);
            case "createStream" -> {
                requireConnected(name);
                answer("_result", number, null, STREAM_ID);
            }
            case "publish" -> {
                requireConnected(name);
                publish(message.streamId(), rest.readText());
            }
            case "releaseStream", "FCPublish" -> {
                requireConnected(name);
                answer("_result", number, null, null);
            }
            case "deleteStream", "FCUnpublish", "closeStream" -> goodbye(name);
            case "play", "play2" -> throw new RtmpFault(RtmpRefusal.OUT_OF_TURN, "nothing is played here");
            default -> { }
        }
    }

    private void requireConnected(String command) throws RtmpFault {
        if (!connected) {
            throw new RtmpFault(RtmpRefusal.OUT_OF_TURN, "a command before connect");
        }
    }

    private void connect(double number, Object object) throws RtmpFault {
        if (connected) {
            throw new RtmpFault(RtmpRefusal.OUT_OF_TURN, "a second connect");
        }
        Object wanted = object instanceof Map<?, ?> said ? said.get("app") : null;
        String name = wanted instanceof String text ? text.replaceAll("[/?].*$", "") : "";
        if (!name.equals(app)) {
            throw new RtmpFault(RtmpRefusal.UNKNOWN_APP, "the address ends in /" + app);
        }
        connected = true;
        connection.send(CONTROL, RtmpMessage.WINDOW_SIZE, 0, number(Flow.WINDOW));
        connection.send(
                CONTROL, RtmpMessage.PEER_BANDWIDTH, 0,
                ByteBuffer.allocate(5).putInt(Flow.WINDOW).put((byte) 2).array());
        connection.send(CONTROL, RtmpMessage.SET_CHUNK_SIZE, 0, number(ChunkWriter.CHUNK_SIZE));
        Map<String, Object> info = status("status", "NetConnection.Connect.Success", "Connected.");
        info.put("objectEncoding", 0);
        info.put("fourCcList", List.of("avc1", "hvc1", "av01", "vp09", "mp4a", "Opus"));
        answer("_result", number, Map.of("fmsVer", "FMS/3,5,7,7009", "capabilities", 31), info);
    }

    private void publish(int onStream, String name) throws RtmpFault {
        if (session != null) {
            throw new RtmpFault(RtmpRefusal.OUT_OF_TURN, "a second publish");
        }
        if (name == null || name.isEmpty()) {
            throw new RtmpFault(RtmpRefusal.MALFORMED_COMMAND, "a publish without a key");
        }
        streamId = onStream;
        int question = name.indexOf('?');
        String key = question < 0 ? name : name.substring(0, question);
        boolean takeOver = question >= 0 && name.substring(question + 1).matches("(.*&)?takeover=1(&.*)?");
        switch (publishers.admit(key, takeOver, connection)) {
            case Admission.Taken taken -> {
                session = taken.session();
                chunks.trust();
                connection.flow().pictureCame(System.nanoTime());
                say(status("status", "NetStream.Publish.Start", "Publishing."));
            }
            case Admission.Refused refused -> {
                PublishRefusal reason = refused.reason();
                throw new RtmpFault(
                        RtmpRefusal.PUBLISH_REFUSED,
                        refused.detail().isEmpty() ? reason.toString() : reason + ": " + refused.detail());
            }
        }
    }

    private void goodbye(String name) {
        over(DownReason.UNPUBLISHED);
        if (session != null) {
            say(status("status", "NetStream.Unpublish.Success", "Unpublished."));
        }
        if (name.equals("deleteStream")) {
            connection.finish();
        }
    }

    /** Says in the protocol's own words why the connection is closed. */
    void sayRefused(RtmpRefusal reason, String detail) {
        String text = reason + ": " + detail;
        if (!connected) {
            answer("_error", 1, null, status("error", "NetConnection.Connect.Rejected", text));
        } else if (reason == RtmpRefusal.PUBLISH_REFUSED) {
            say(status("error", "NetStream.Publish.BadName", text));
        } else {
            say(status("error", "NetStream.Publish.Rejected", text));
        }
    }

    private void answer(String name, double number, Object properties, Object result) {
        connection.send(
                CONNECTION, RtmpMessage.COMMAND, 0, AmfWriter.write(name, number, properties, result));
    }

    private void say(Map<String, Object> status) {
        connection.send(
                STREAM, RtmpMessage.COMMAND, streamId, AmfWriter.write("onStatus", 0, null, status));
    }

    private static Map<String, Object> status(String level, String code, String description) {
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("level", level);
        status.put("code", code);
        status.put("description", description);
        return status;
    }

    private static byte[] number(int value) {
        return ByteBuffer.allocate(4).putInt(value).array();
    }
}
