package io.rostrum.devstack.live;

import io.rostrum.devstack.client.Gateway;
import io.rostrum.devstack.client.Scenario;
import io.rostrum.devstack.engine.EngineName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The record's keeper and its database are killed while a show goes on; afterwards its numbers are those of the log. */
@Tag("drill")
class RecordCrashIT {

    private static final int BIDS_PER_SECOND = 250;
    private static final int KILLS = Integer.getInteger("rostrum.drill.kills", 1);

    @Test
    void nothingIsLostOrTwiceWhenTheKeeperAndTheDatabaseAreKilledUnderLoad() throws Exception {
        Spine spine = Spine.whole();
        spine.stack().start(EngineName.POSTGRES);
        spine.stack().start(EngineName.RECORD);
        try (Gateway gateway = spine.gateway();
                Scenario scenario = spine.show(gateway, "record-crash");
                Load load = new Load(scenario, 5).begin(BIDS_PER_SECOND)) {
            load.awaitDecided(300);
            for (int kill = 0; kill < KILLS; kill++) {
                for (EngineName victim : List.of(EngineName.RECORD, EngineName.POSTGRES)) {
                    spine.stack().kill(victim);
                    load.awaitDecided(200);
                    spine.stack().start(victim);
                    load.awaitDecided(300);
                }
            }
            load.end();

            Shell shell = new Shell(spine.settings());
            shell.rostrum(0, "reconcile", "record", "--wait", "90");
            assertEquals(load.sent().size(), number(
                    spine, "SELECT count(*) FROM bids WHERE show_id = '" + scenario.show() + "'"));
            shell.rostrum(0, "record", "rebuild", "--check");
            assertEquals(0, number(spine, "SELECT count(*) FROM keeper.subjects WHERE stopped <> ''"));
        }
    }

    private static long number(Spine spine, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:postgresql://" + spine.settings().postgres() + "/rostrum?user=rostrum_reader");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            assertTrue(row.next());
            return row.getLong(1);
        }
    }
}
