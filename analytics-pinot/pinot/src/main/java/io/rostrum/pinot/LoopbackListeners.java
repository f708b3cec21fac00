package io.rostrum.pinot;

import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.ServerChannel;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;

/**
 * Lets what Netty would listen to on every interface be heard on loopback alone. Pinot's server takes queries
 * on a port for which it knows no address.
 *
 * <p>Netty finds it as a service, once {@value #WANTED} asks it to look.
 */
public final class LoopbackListeners extends ChannelInitializerExtension {

    private static final String WANTED = "io.netty.bootstrap.extensions";

    /** To be called before Netty is used. */
    static void install() {
        System.setProperty(WANTED, "serviceload");
    }

    @Override
    public void postInitializeServerListenerChannel(ServerChannel listener) {
        listener.pipeline().addLast(new ChannelOutboundHandlerAdapter() {
            @Override
            public void bind(ChannelHandlerContext context, SocketAddress address, ChannelPromise promise) {
                context.bind(onLoopback(address), promise);
            }
        });
    }

    private static SocketAddress onLoopback(SocketAddress address) {
        return address instanceof InetSocketAddress inet && inet.getAddress().isAnyLocalAddress()
                ? new InetSocketAddress(InetAddress.getLoopbackAddress(), inet.getPort())
                : address;
    }
}
