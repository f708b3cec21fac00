package io.rostrum.media.studio;

import io.rostrum.media.amf.AmfLimits;
import io.rostrum.media.amf.AmfReader;
import io.rostrum.media.amf.AmfWriter;
import io.rostrum.media.amf.MalformedAmf;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** A publisher that says exactly what a test wants it to, right or wrong. */
public final class RtmpClient implements AutoCloseable {

    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;

    public RtmpClient(int port) throws IOException {
        this(new Socket("127.0.0.1", port));
    }

    private RtmpClient(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(20_000);
        socket.setTcpNoDelay(true);
        in = new DataInputStream(socket.getInputStream());
        out = socket.getOutputStream();
    }

    /** The same over TLS, to whoever answers. */
    public static RtmpClient secure(int port) throws IOException, GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new X509TrustManager() {
            @Override
            public void checkClientTrusted(X509Certificate[] chain, String type) {}

            @Override
            public void checkServerTrusted(X509Certificate[] chain, String type) {}

            @Override
            public X509Certificate[] getAcceptedIssuers() {
                return new X509Certificate[0];
            }
        }}, null);
        return new RtmpClient(context.getSocketFactory().createSocket("127.0.0.1", port));
    }

    public RtmpClient send(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
        return this;
    }

    public RtmpClient handshake() throws IOException {
        byte[] first = new byte[1 + 1_536];
        first[0] = 3;
        send(first);
        in.readFully(new byte[1 + 2 * 1_536]);
        return send(new byte[1_536]);
    }

    public RtmpClient message(int chunkStream, int type, int streamId, long time, byte[] body) throws IOException {
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        wire.writeBytes(new byte[] {
            (byte) chunkStream, (byte) (time >> 16), (byte) (time >> 8), (byte) time, (byte) (body.length >> 16),
            (byte) (body.length >> 8), (byte) body.length, (byte) type, (byte) streamId, 0, 0, 0});
        for (int at = 0; at < body.length; at += 128) {
            if (at > 0) {
                wire.write(0xc0 | chunkStream);
            }
            wire.write(body, at, Math.min(128, body.length - at));
        }
        return send(wire.toByteArray());
    }

    public RtmpClient command(int streamId, Object... values) throws IOException {
        return message(3, 20, streamId, 0, AmfWriter.write(values));
    }

    /** As far as the publish, which may be refused. */
    public RtmpClient publish(String key) throws IOException {
        handshake();
        command(0, "connect", 1, Map.of("app", "live", "tcUrl", "rtmp://127.0.0.1/live"));
        command(0, "createStream", 2, null);
        return command(1, "publish", 3, null, key, "live");
    }

    /** All that is answered until the other side closes: each status' code and description. */
    public List<String> answers() throws IOException {
        List<String> answers = new ArrayList<>();
        try {
            while (true) {
                answers.addAll(answer());
            }
        } catch (EOFException | SocketException closed) {
            return answers;
        }
    }

    /** Waits for an answer with that in it; fails if the other side closes before. */
    public String await(String wanted) throws IOException {
        while (true) {
            for (String answer : answer()) {
                if (answer.contains(wanted)) {
                    return answer;
                }
            }
        }
    }

    private List<String> answer() throws IOException {
        int first = in.readUnsignedByte();
        if (first >> 6 != 0) {
            throw new IOException("a chunk of the form " + (first >> 6));
        }
        in.readNBytes(3);
        int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
        int type = in.readUnsignedByte();
        in.readNBytes(4);
        byte[] body = new byte[length];
        in.readFully(body);
        List<String> said = new ArrayList<>();
        if (type == 20) {
            try {
                AmfReader reader = new AmfReader(body, 0, AmfLimits.USUAL);
                while (reader.more()) {
                    if (reader.read() instanceof Map<?, ?> status && status.containsKey("code")) {
                        said.add(status.get("code") + " " + status.get("description"));
                    }
                }
            } catch (MalformedAmf malformed) {
                throw new IOException(malformed);
            }
        }
        return said;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
