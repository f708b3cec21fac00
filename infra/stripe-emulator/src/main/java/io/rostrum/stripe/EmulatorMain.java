package io.rostrum.stripe;

import io.rostrum.stripe.api.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Runs the emulator until SIGTERM. Prints {@code ready stripe-emulator URL} once it serves. */
public final class EmulatorMain {

    private static final Logger LOG = LoggerFactory.getLogger(EmulatorMain.class);

    private EmulatorMain() {}

    public static void main(String[] arguments) throws IOException {
        EmulatorConfig config = EmulatorConfig.from(System.getenv());
        Emulator emulator = new Emulator(config, Settings.USUAL);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(emulator), "shutdown"));
        LOG.atInfo().addKeyValue("port", emulator.port()).log("the Stripe emulator serves");
        System.out.println("ready stripe-emulator " + emulator.base());
    }

    private static void close(Emulator emulator) {
        try {
            emulator.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
