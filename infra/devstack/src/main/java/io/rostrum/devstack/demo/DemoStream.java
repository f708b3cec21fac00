package io.rostrum.devstack.demo;

import io.rostrum.contracts.auction.AuctionCommand.SetStreamKey;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.identity.Role;
import io.rostrum.contracts.media.StreamKey;
import io.rostrum.devstack.client.Commands;
import io.rostrum.devstack.client.Gateway;
import io.rostrum.devstack.engine.EngineName;
import io.rostrum.devstack.engine.ModuleJars;
import io.rostrum.devstack.engine.Progress;
import io.rostrum.devstack.engine.Stack;
import io.rostrum.devstack.engine.StackSettings;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The show's camera: a generated picture with the time in it, published over RTMP with a key that the seller
 * set, as any encoder would. The show needs none of it and goes on without.
 */
final class DemoStream implements AutoCloseable {

    private static final int STOP_SECONDS = 5;

    private final Process camera;
    private volatile boolean closing;

    private DemoStream(Process camera) {
        this.camera = camera;
    }

    /** Starts the media process and the camera; throws if either does not come up. */
    static DemoStream start(Stack stack, Gateway gateway, ShowId show, Progress progress)
            throws IOException {
        stack.start(EngineName.MEDIA);
        StackSettings settings = stack.settings();
        StreamKey key = StreamKey.make();
        Commands.accepted(gateway.join(DemoShow.seller(show), Role.SELLER)
                .submit(show, new SetStreamKey(key.hash())));
        Path words = settings.logFolder().resolve("test-picture.log");
        ProcessBuilder builder = new ProcessBuilder(List.of(
                settings.java().toString(), "-Xms16m", "-Xmx48m", "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", "io.rostrum.media.TestPictureMain"));
        builder.environment().put("CLASSPATH", new ModuleJars(settings).classPath("media-pipeline"));
        builder.environment().put("ROSTRUM_DATA", settings.data().toString());
        builder.environment().put("ROSTRUM_TEST_PICTURE_ADDRESS", settings.rtmpUrl() + "/" + key.text());
        builder.redirectErrorStream(true).redirectOutput(new File(words.toString()));
        DemoStream stream = new DemoStream(builder.start());
        stream.camera.onExit().thenAccept(ended -> {
            if (!stream.closing) {
                progress.say("the show has no picture any more: its camera ended, see " + words);
            }
        });
        progress.say("a generated picture is published to " + settings.rtmpUrl());
        return stream;
    }

    @Override
    public void close() {
        closing = true;
        camera.destroy();
        try {
            if (!camera.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                camera.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            camera.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
