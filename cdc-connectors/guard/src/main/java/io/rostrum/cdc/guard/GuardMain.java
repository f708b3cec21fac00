package io.rostrum.cdc.guard;

import io.rostrum.cdc.connector.ConnectorFile;
import io.rostrum.cdc.connector.ConnectorFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/**
 * Guards the capture of changes until it is told to stop. Exit codes: 0 stopped, 2 wrong settings or
 * connectors, 1 anything else.
 */
public final class GuardMain {

    private static final Logger LOG = LoggerFactory.getLogger(GuardMain.class);

    private GuardMain() {}

    public static void main(String[] arguments) throws InterruptedException, SQLException {
        try {
            GuardConfig config = GuardConfig.from(System.getenv());
            List<ConnectorFile> files = ConnectorFiles.read(config.connectors(), config.values());
            try (Guard guard = new Guard(config, files, true);
                    GuardServer server = new GuardServer(config.host(), config.port(), guard::report)) {
                Runtime.getRuntime().addShutdownHook(new Thread(server::close, "shutdown"));
                guard.look();
                System.out.println("ready http://" + config.host() + ":" + server.port());
                while (true) {
                    Thread.sleep(config.every());
                    guard.look();
                }
            }
        } catch (GuardConfig.Invalid | ConnectorFile.Faulty | IOException fault) {
            System.err.println(fault.getMessage());
            System.exit(2);
        } catch (RuntimeException fault) {
            LOG.atError().setCause(fault).log("the guard could not go on");
            System.exit(1);
        }
    }
}
