package io.rostrum.media.rtmp;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.ssl.SslContext;

import java.util.List;

/** Looks at a connection's first byte: TLS begins with 22, RTMP with its version. */
final class FirstByte extends ByteToMessageDecoder {

    private static final int TLS = 22;

    private final SslContext tls;

    FirstByte(SslContext tls) {
        this.tls = tls;
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        if (in.getUnsignedByte(in.readerIndex()) == TLS) {
            context.pipeline().addAfter(context.name(), "tls", tls.newHandler(context.alloc()));
        }
        context.pipeline().remove(this);
    }
}
