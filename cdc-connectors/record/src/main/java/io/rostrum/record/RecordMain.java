package io.rostrum.record;

import io.rostrum.record.database.Offsets;
import io.rostrum.record.keeper.Keeper;
import io.rostrum.record.keeper.KeeperHealth;
import io.rostrum.record.keeper.StatusServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;

/**
 * Keeps the record until it is told to stop. Exit codes: 0 stopped, 2 wrong settings, 3 another keeper has
 * taken over, 1 anything else.
 */
public final class RecordMain {

    private static final Logger LOG = LoggerFactory.getLogger(RecordMain.class);

    private RecordMain() {}

    public static void main(String[] arguments) {
        try {
            RecordConfig config = RecordConfig.from(System.getenv());
            KeeperHealth health = new KeeperHealth();
            Keeper keeper = new Keeper(config, health);
            StatusServer server = new StatusServer(config.host(), config.port(), health);
            Thread main = Thread.currentThread();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> keeper.stop(main), "shutdown"));
            System.out.println("ready http://" + config.host() + ":" + server.port());
            keeper.run();
            server.close();
        } catch (RecordConfig.Invalid | IOException fault) {
            System.err.println(fault.getMessage());
            System.exit(2);
        } catch (Offsets.Fenced fenced) {
            LOG.atError().setMessage("stopped: {}").addArgument(fenced.getMessage()).log();
            Runtime.getRuntime().halt(3);
        } catch (RuntimeException fault) {
            LOG.atError().setMessage("the record keeper stopped").setCause(fault).log();
            Runtime.getRuntime().halt(1);
        }
    }
}
