package io.rostrum.cdc.worker;

import org.apache.kafka.connect.cli.ConnectDistributed;
import org.apache.kafka.connect.runtime.Connect;
import org.apache.kafka.connect.runtime.distributed.DistributedHerder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;

/**
 * Runs one Connect worker until SIGTERM. Prints {@code ready connect 127.0.0.1:PORT} once it is a member of
 * its group and answers. Exit codes: 0 stopped, 2 wrong settings, 1 anything else.
 */
public final class WorkerMain {

    private static final Logger LOG = LoggerFactory.getLogger(WorkerMain.class);
    private static final Duration PATIENCE = Duration.ofSeconds(110);

    private WorkerMain() {}

    public static void main(String[] arguments) {
        try {
            WorkerConfig config = WorkerConfig.from(System.getenv());
            Connect<DistributedHerder> connect =
                    new ConnectDistributed().startConnect(config.workerProperties());
            new Healthy(config.rest()).await(PATIENCE);
            LOG.atInfo().addKeyValue("port", config.port()).log("connect serves");
            System.out.println("ready connect " + config.rest().getAuthority());
            connect.awaitStop();
        } catch (WorkerConfig.Invalid fault) {
            System.err.println(fault.getMessage());
            System.exit(2);
        } catch (RuntimeException fault) {
            LOG.atError().setCause(fault).log("connect could not start");
            System.exit(1);
        }
    }
}
