package io.rostrum.media.rtmp;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.rostrum.contracts.media.DownReason;
import io.rostrum.media.ingest.Publisher;
import io.rostrum.media.ingest.Publishers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;

/**
 * One publisher's connection.
 *
 * <pre>
 *   handshake ─► commands ─publish is taken─► media ─► closed
 * </pre>
 *
 * <p>From anywhere a broken rule, a limit or the clock leads to closed, with a named reason.
 */
final class RtmpConnection extends ByteToMessageDecoder implements Publisher {

    private static final Logger LOG = LoggerFactory.getLogger(RtmpConnection.class);
    private static final int CHECK_MILLIS = 500;
    private static final int LAST_WORDS_MILLIS = 300;

    private final RtmpLimits limits;
    private final Refusals refusals;
    private final Handshake handshake = new Handshake();
    private final ChunkReader chunks;
    private final Dialogue dialogue;
    private final Flow flow;
    private ChannelHandlerContext context;
    private long openedNanos;
    private volatile boolean held;
    private boolean closing;

    RtmpConnection(String app, RtmpLimits limits, Publishers publishers, Refusals refusals) {
        this.limits = limits;
        this.refusals = refusals;
        this.chunks = new ChunkReader(limits);
        this.flow = new Flow(limits);
        this.dialogue = new Dialogue(app, limits, publishers, this, chunks);
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
        openedNanos = System.nanoTime();
        flow.begin(openedNanos);
        added.executor().schedule(this::check, CHECK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Bytes came in, on whichever layer; counts what must be acknowledged. */
    @Override
    protected void decode(ChannelHandlerContext on, ByteBuf in, List<Object> out) {
        if (closing) {
            in.skipBytes(in.readableBytes());
            return;
        }
        int before = in.readableBytes();
        try {
            read(in);
        } catch (RtmpFault fault) {
            refuse(fault.reason(), fault.getMessage());
        }
        if (!closing) {
            flow.received(before - in.readableBytes());
        }
    }

    private void read(ByteBuf in) throws RtmpFault {
        while (!handshake.done()) {
            int before = in.readableBytes();
            ByteBuf answer = handshake.take(in, context.alloc());
            if (answer.isReadable()) {
                context.writeAndFlush(answer);
            }
            if (in.readableBytes() == before) {
                return;
            }
        }
        RtmpMessage message;
        while (!closing && (message = chunks.next(in)) != null) {
            flow.message(message.body().length, System.nanoTime());
            dialogue.hear(message);
        }
        if (!closing && flow.acknowledgementDue()) {
            send(2, RtmpMessage.ACKNOWLEDGEMENT, 0, flow.acknowledgement());
        }
    }

    Flow flow() {
        return flow;
    }

    void send(int chunkStream, int type, int streamId, byte[] body) {
        context.writeAndFlush(ChunkWriter.write(context.alloc(), chunkStream, type, streamId, body));
    }

    /** The clock: who does not publish in time, or published and went silent, is closed. */
    private void check() {
        if (closing || !context.channel().isActive()) {
            return;
        }
        long now = System.nanoTime();
        if (held) {
            flow.pictureCame(now);
        }
        if (!dialogue.publishing() && now - openedNanos > limits.publishWithinMillis() * 1_000_000L) {
            refuse(RtmpRefusal.TOO_SLOW, "no publish within " + limits.publishWithinMillis() + " ms");
        } else if (dialogue.publishing() && flow.silentMillis(now) > limits.stallMillis()) {
            dialogue.over(DownReason.STALLED);
            refuse(RtmpRefusal.STALLED, "no picture for " + limits.stallMillis() + " ms");
        } else {
            context.executor().schedule(this::check, CHECK_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** Says why, and closes once it is said. */
    void refuse(RtmpRefusal reason, String detail) {
        if (closing) {
            return;
        }
        closing = true;
        refusals.count(reason);
        LOG.atInfo().setMessage("a publisher was refused")
                .addKeyValue("reason", reason)
                .addKeyValue("detail", detail)
                .addKeyValue("remote", context.channel().remoteAddress())
                .log();
        dialogue.over(DownReason.REFUSED);
        if (handshake.done()) {
            dialogue.sayRefused(reason, detail);
        }
        end();
    }

    /** The publisher said goodbye. */
    void finish() {
        closing = true;
        end();
    }

    private void end() {
        context.channel().config().setAutoRead(true);
        // A moment later: closing over bytes that were not read would take the answer away from the peer.
        context.executor().schedule(() -> context.close(), LAST_WORDS_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void drop(DownReason reason) {
        context.executor().execute(() -> {
            dialogue.over(reason);
            refuse(RtmpRefusal.CUT_OFF, reason.toString());
        });
    }

    @Override
    public void reading(boolean on) {
        held = !on;
        context.channel().config().setAutoRead(on);
    }

    @Override
    protected void handlerRemoved0(ChannelHandlerContext removed) {
        dialogue.over(DownReason.CONNECTION_LOST);
    }

    @Override
    public void channelInactive(ChannelHandlerContext gone) throws Exception {
        dialogue.over(DownReason.CONNECTION_LOST);
        super.channelInactive(gone);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext on, Object event) throws Exception {
        if (event instanceof SslHandshakeCompletionEvent tls && !tls.isSuccess()) {
            refuse(RtmpRefusal.TLS_FAILED, String.valueOf(tls.cause().getMessage()));
        }
        super.userEventTriggered(on, event);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext on, Throwable fault) {
        boolean tls = fault instanceof DecoderException && fault.getCause() instanceof SSLException;
        if (tls) {
            refuse(RtmpRefusal.TLS_FAILED, String.valueOf(fault.getCause().getMessage()));
        } else if (fault instanceof IOException) {
            dialogue.over(DownReason.CONNECTION_LOST);
            on.close();
        } else {
            LOG.atError().setMessage("a publisher's connection failed").setCause(fault).log();
            dialogue.over(DownReason.CONNECTION_LOST);
            on.close();
        }
    }
}
