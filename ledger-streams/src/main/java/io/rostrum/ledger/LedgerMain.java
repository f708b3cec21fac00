package io.rostrum.ledger;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;

/** Keeps the books until it is told to stop. Exit codes: 0 stopped, 2 wrong settings, 1 anything else. */
public final class LedgerMain {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerMain.class);

    private LedgerMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        try {
            LedgerConfig config = LedgerConfig.from(System.getenv());
            Ledger ledger = new Ledger(config);
            Runtime.getRuntime().addShutdownHook(new Thread(ledger::close, "shutdown"));
            int port = ledger.start();
            System.out.println("ready http://" + config.host() + ":" + port);
            ledger.failed().handle((nothing, fault) -> fault).join();
            System.exit(1);
        } catch (LedgerConfig.Invalid | IOException fault) {
            System.err.println(fault.getMessage());
            System.exit(2);
        } catch (RuntimeException fault) {
            LOG.atError().setMessage("the ledger could not start").setCause(fault).log();
            System.exit(1);
        }
    }
}
