package io.rostrum.media.rtmp;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.ssl.SslContext;
import io.rostrum.media.ingest.Publishers;

import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Listens for publishers, with and without TLS on the same port. */
public final class RtmpServer implements AutoCloseable {

    /** What the address ends in: {@code rtmp://HOST:PORT/live}. */
    public static final String APP = "live";

    private static final int THREADS = 2;
    private static final int UNSENT_MAX = 64 << 10;

    private final RtmpLimits limits;
    private final SslContext tls;
    private final Publishers publishers;
    private final Refusals refusals = new Refusals();
    private final AtomicInteger open = new AtomicInteger();
    private EventLoopGroup group;
    private Channel listening;

    public RtmpServer(RtmpLimits limits, SslContext tls, Publishers publishers) {
        this.limits = limits;
        this.tls = tls;
        this.publishers = publishers;
    }

    /** Starts; tells the port. */
    public int start(String host, int port) {
        group = new MultiThreadIoEventLoopGroup(THREADS, NioIoHandler.newFactory());
        listening = new ServerBootstrap()
                .group(group)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, 128)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, new WriteBufferWaterMark(0, UNSENT_MAX))
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        take(channel);
                    }
                })
                .bind(host, port)
                .syncUninterruptibly()
                .channel();
        return ((InetSocketAddress) listening.localAddress()).getPort();
    }

    private void take(SocketChannel channel) {
        if (open.incrementAndGet() > limits.connections()) {
            open.decrementAndGet();
            refusals.count(RtmpRefusal.TOO_MANY_CONNECTIONS);
            channel.close();
            return;
        }
        channel.closeFuture().addListener(closed -> open.decrementAndGet());
        channel.pipeline().addLast("first", new FirstByte(tls));
        channel.pipeline().addLast("rtmp", new RtmpConnection(APP, limits, publishers, refusals));
    }

    /** Connections that are open. */
    public int connections() {
        return open.get();
    }

    /** How many connections were closed for which reason. */
    public Refusals refusals() {
        return refusals;
    }

    @Override
    public void close() {
        if (listening != null) {
            listening.close().syncUninterruptibly();
        }
        if (group != null) {
            group.shutdownGracefully(0, 2, TimeUnit.SECONDS).syncUninterruptibly();
        }
    }
}
