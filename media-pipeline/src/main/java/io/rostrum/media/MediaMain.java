package io.rostrum.media;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;

/** Takes and serves streams until it is told to stop. Exit codes: 0 stopped, 2 wrong settings, 1 else. */
public final class MediaMain {

    private static final Logger LOG = LoggerFactory.getLogger(MediaMain.class);

    private MediaMain() {}

    public static void main(String[] arguments) {
        try {
            MediaConfig config = MediaConfig.from(System.getenv());
            Media media = new Media(config);
            Runtime.getRuntime().addShutdownHook(new Thread(media::close, "shutdown"));
            int port = media.start();
            System.out.println("ready http://" + config.host() + ":" + port);
            media.failed().handle((nothing, fault) -> fault).join();
            System.exit(1);
        } catch (MediaConfig.Invalid | IOException fault) {
            System.err.println(fault.getMessage());
            System.exit(2);
        } catch (RuntimeException fault) {
            LOG.atError().setMessage("the media process could not start").setCause(fault).log();
            System.exit(1);
        }
    }
}
