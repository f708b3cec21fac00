package io.rostrum.devstack.live;

import io.rostrum.devstack.client.Gateway;
import io.rostrum.devstack.client.Scenario;
import io.rostrum.devstack.engine.EngineName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.junit.jupiter.api.Assertions.assertTrue;

/** Pinot is killed while a show goes on; afterwards its numbers are those of PostgreSQL and of the log. */
@Tag("long")
class PinotCrashIT {

    private static final int BIDS_PER_SECOND = 250;
    private static final int KILLS = Integer.getInteger("rostrum.drill.kills", 1);

    @Test
    void nothingIsLostOrTwiceWhenPinotIsKilledUnderLoad() throws Exception {
        Spine spine = Spine.whole();
        for (EngineName name : List.of(
                EngineName.POSTGRES, EngineName.RECORD, EngineName.CONNECT, EngineName.GUARD, EngineName.PINOT)) {
            spine.stack().start(name);
        }
        try (Gateway gateway = spine.gateway();
                Scenario scenario = spine.show(gateway, "pinot-crash");
                Load load = new Load(scenario, 5).begin(BIDS_PER_SECOND)) {
            load.awaitDecided(300);
            for (int kill = 0; kill < KILLS; kill++) {
                spine.stack().kill(EngineName.PINOT);
                load.awaitDecided(300);
                spine.stack().start(EngineName.PINOT);
                load.awaitDecided(300);
            }
            load.end();

            String broker = spine.settings().analytics().broker().toString();
            String said = new Shell(spine.settings())
                    .rostrum(0, "reconcile", "record", "--wait", "120", "--pinot", broker);
            assertTrue(said.contains("postgres and pinot"), said);
            assertTrue(said.contains("All agree"), said);
        } finally {
            for (EngineName name : List.of(EngineName.PINOT, EngineName.GUARD, EngineName.CONNECT)) {
                spine.stack().stop(name);
            }
        }
    }
}
