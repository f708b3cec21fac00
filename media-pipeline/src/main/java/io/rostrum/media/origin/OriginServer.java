package io.rostrum.media.origin;

import io.rostrum.media.archive.Archive;
import io.rostrum.media.clip.AskedClips;
import io.rostrum.media.hls.HlsTiming;
import io.rostrum.media.lots.LotList;
import io.rostrum.media.show.Shows;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The origin's server: HTTP/1.1, and HTTP/2 in the clear by upgrade or by prior knowledge, on one port. */
public final class OriginServer implements AutoCloseable {

    private static final int REQUEST_HEADERS = 8 << 10;

    private final Server server;
    private final ServerConnector connector;
    private final Traffic traffic = new Traffic();

    public OriginServer(
            OriginSettings settings, Door door, Shows shows, Archive archive, HlsTiming timing,
            AskedClips asked, LotList lots) {
        QueuedThreadPool threads = new QueuedThreadPool(settings.threads(), Math.min(8, settings.threads()));
        threads.setName("origin");
        server = new Server(threads);
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendDateHeader(true);
        http.setRequestHeaderSize(REQUEST_HEADERS);
        http.setUriCompliance(UriCompliance.RFC3986);
        HTTP2CServerConnectionFactory h2 = new HTTP2CServerConnectionFactory(http);
        h2.setMaxConcurrentStreams(128);
        connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http), h2);
        connector.setHost(settings.host());
        connector.setPort(settings.port());
        connector.setIdleTimeout(settings.idleMillis());
        connector.setAcceptQueueSize(1_024);
        server.addConnector(connector);
        server.addBean(new NetworkConnectionLimit(settings.maxConnections(), connector));
        server.setHandler(new OriginHandler(
                new Origin(shows, archive, timing, asked, lots), door, shows, traffic));
        server.setStopAtShutdown(false);
        server.setErrorHandler((request, response, callback) -> {
            response.getHeaders().put(HttpHeader.CACHE_CONTROL, Reply.NEVER);
            response.write(true, null, callback);
            return true;
        });
    }

    /** Starts to answer; tells the port. */
    public int start() {
        try {
            server.start();
        } catch (Exception fault) {
            throw new IllegalStateException("the origin could not start", fault);
        }
        return connector.getLocalPort();
    }

    /** What was asked and sent since the start. */
    public Traffic traffic() {
        return traffic;
    }

    /** How many connections are open. */
    public int connections() {
        return connector.getConnectedEndPoints().size();
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception fault) {
            throw new IllegalStateException("the origin could not stop", fault);
        }
    }
}
