package io.rostrum.devstack.engine;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Starting and stopping, with a real Kafka and a real Redis. */
class SupervisionIT {

    private static final Set<EngineName> REDIS = EnumSet.of(EngineName.REDIS);
    private static final Set<EngineName> BOTH = EnumSet.of(EngineName.KAFKA, EngineName.REDIS);

    @TempDir
    private Path data;

    private final List<String> told = new ArrayList<>();

    @Test
    void kafkaKeepsItsClusterAndItsTopicsOverARestart() throws IOException {
        StackSettings settings = TestSettings.settings(data, Map.of());
        Path meta = data.resolve("kafka/log/meta.properties");
        try (Stack stack = Stack.of(settings, told::add).start(BOTH)) {
            assertTrue(stack.isAlive(EngineName.KAFKA));
        }
        List<String> before = Files.readAllLines(meta);

        try (Stack stack = Stack.of(settings, told::add).start(BOTH)) {
            assertTrue(stack.isAlive(EngineName.KAFKA));
            assertEquals(before, Files.readAllLines(meta));
        }
        assertFalse(Files.exists(data.resolve("run/kafka.pid")));
    }

    @Test
    void anotherBrokerOnOurPortIsFoundOutByItsClusterId() throws IOException {
        StackSettings settings = TestSettings.settings(data.resolve("one"), Map.of());
        try (Stack stack = Stack.of(settings, told::add).start(EnumSet.of(EngineName.KAFKA));
                Broker broker = new Broker(settings)) {
            Path meta = settings.data().resolve("kafka/log/meta.properties");
            Files.writeString(meta, Files.readString(meta).replaceAll("cluster.id=.*", "cluster.id=another"));

            String sentence = assertThrows(CannotStart.class, broker::checkItIsOurs).getMessage();

            assertTrue(sentence.contains("not our own another"), sentence);
            assertTrue(stack.isAlive(EngineName.KAFKA));
        }
    }

    @Test
    void aTakenPortIsNamedWithTheSettingThatMovesIt() throws IOException {
        StackSettings settings = TestSettings.settings(data, Map.of());
        try (ServerSocket taken =
                        new ServerSocket(settings.redisPort(), 1, InetAddress.getByName("127.0.0.1"));
                Stack stack = Stack.of(settings, told::add)) {
            String sentence = assertThrows(CannotStart.class, () -> stack.start(REDIS)).getMessage();

            assertTrue(sentence.contains("Port " + taken.getLocalPort()), sentence);
            assertTrue(sentence.contains("ROSTRUM_REDIS_PORT"), sentence);
        }
    }

    @Test
    void aDiskWithoutRoomIsRefusedBeforeAnythingStarts() {
        StackSettings settings = TestSettings.settings(data, Map.of("ROSTRUM_DISK_FREE_MIN_MB", "999999999"));
        try (Stack stack = Stack.of(settings, told::add)) {
            String sentence = assertThrows(CannotStart.class, () -> stack.start(REDIS)).getMessage();

            assertTrue(sentence.contains("MB free"), sentence);
            assertFalse(Files.exists(data.resolve("redis")));
        }
    }

    @Test
    void whatWasLeftRunningIsAdoptedAndDownStopsIt() {
        StackSettings settings = TestSettings.settings(data, Map.of());
        Stack up = Stack.of(settings, told::add).start(REDIS);
        up.leaveRunning();
        long pid = up.pid(EngineName.REDIS);
        up.close();

        try (Stack next = Stack.of(settings, told::add).start(REDIS)) {
            assertEquals(pid, next.pid(EngineName.REDIS));
        }
        assertTrue(ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent());

        assertEquals(1, Stack.of(settings, told::add).stopAll());
        assertFalse(ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent());
    }

    @Test
    void aKilledPostgresStartsAgainAtOnceOnItsData() throws IOException {
        StackSettings settings = TestSettings.settings(data, Map.of());
        try (Stack stack = Stack.of(settings, told::add).start(EnumSet.of(EngineName.POSTGRES));
                Socket session = new Socket("127.0.0.1", settings.postgres().port())) {
            for (int kill = 0; kill < 3; kill++) {
                stack.kill(EngineName.POSTGRES);
                stack.start(EngineName.POSTGRES);
            }
            assertTrue(session.isConnected());
            assertTrue(stack.isAlive(EngineName.POSTGRES));
            assertTrue(PostgresFiles.takesSessions(settings.postgres()));
        }
        assertFalse(PostgresFiles.takesSessions(settings.postgres()));
    }

    @Test
    void anEngineThatAuctionsGoOnWithoutIsNamedWhenItCannotStart() throws IOException {
        StackSettings settings = TestSettings.settings(data, Map.of());
        try (ServerSocket taken =
                        new ServerSocket(settings.postgres().port(), 1, InetAddress.getByName("127.0.0.1"));
                Stack stack = Stack.of(settings, told::add)
                        .start(EnumSet.of(EngineName.REDIS, EngineName.POSTGRES))) {
            assertTrue(stack.isAlive(EngineName.REDIS));
            assertFalse(stack.isAlive(EngineName.POSTGRES));
            assertTrue(told.stream().anyMatch(line -> line.contains("Port " + taken.getLocalPort())), told.toString());
        }
    }

    @Test
    void anOrphanOfAKilledRunIsStoppedAndNamed() throws IOException {
        StackSettings settings = TestSettings.settings(data, Map.of());
        Stack killed = Stack.of(settings, told::add).start(REDIS);
        long orphan = killed.pid(EngineName.REDIS);
        Path file = EngineProcess.pidFile(settings, EngineName.REDIS);
        PidFile pid = PidFile.read(file).orElseThrow();
        // As the file of a program that is gone: no process started at that time under this pid.
        new PidFile(pid.pid(), pid.marker(), pid.ownerPid(), 1, false, pid.ports()).write(file);

        try (Stack next = Stack.of(settings, told::add).start(REDIS)) {
            assertNotEquals(orphan, next.pid(EngineName.REDIS));
        }
        assertTrue(told.stream().anyMatch(line -> line.contains("orphan") && line.contains("pid " + orphan)), told.toString());
        assertFalse(ProcessHandle.of(orphan).filter(ProcessHandle::isAlive).isPresent());
        killed.close();
    }

    @Test
    void aPidThatNowBelongsToAnotherProgramIsLeftAlone() throws IOException {
        StackSettings settings = TestSettings.settings(data, Map.of());
        Files.createDirectories(settings.runFolder());
        Path file = EngineProcess.pidFile(settings, EngineName.REDIS);
        new PidFile(ProcessHandle.current().pid(), "no program has this in its command line", 1, 1, false, "").write(file);

        assertEquals(0, Stack.of(settings, told::add).stopAll());
        assertTrue(ProcessHandle.current().isAlive());
    }
}
