package io.rostrum.devstack.live;

import io.rostrum.devstack.engine.ModuleJars;
import io.rostrum.devstack.engine.StackSettings;

import java.io.File;
import java.io.IOException;
import java.util.Map;

/** Somebody who streams: the generated picture, published over RTMP by a process of its own. */
final class Cameras {

    private Cameras() {}

    /** @param address of the server, with the key */
    static Process publish(StackSettings settings, String address) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                settings.java().toString(), "-Xmx48m", "-XX:+UseSerialGC", "io.rostrum.media.TestPictureMain");
        builder.environment().putAll(Map.of(
                "CLASSPATH", new ModuleJars(settings).classPath("media-pipeline"),
                "ROSTRUM_DATA", settings.data().toString(), "ROSTRUM_TEST_PICTURE_ADDRESS", address));
        return builder.redirectErrorStream(true)
                .redirectOutput(new File(settings.data().toFile(), "camera.out"))
                .start();
    }
}
