package io.rostrum.devstack.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.awaitility.Awaitility.await;

/**
 * A Flink session cluster as an operator would run it: a JobManager and a TaskManager, each a JVM of its own, with Flink's
 * jars on their class path and none of ours.
 */
public final class StandaloneFlink implements AutoCloseable {

    private static final int SLOTS = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Path folder;
    private final Address rest;
    private final List<Process> processes = new ArrayList<>();

    private StandaloneFlink(Path folder, Address rest) {
        this.folder = folder;
        this.rest = rest;
    }

    /** Starts one with two slots in this folder and waits until both are offered. */
    public static StandaloneFlink start(Path folder) throws IOException {
        int ports = TestSettings.freePorts(2);
        StandaloneFlink flink = new StandaloneFlink(folder, new Address("127.0.0.1", ports));
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("config.yaml"), flink.configuration(ports + 1));
        try {
            flink.run("jobmanager", "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint", "192m");
            flink.run("taskmanager", "org.apache.flink.runtime.taskexecutor.TaskManagerRunner", "384m");
            await().atMost(PATIENCE).until(flink::offersAllSlots);
        } catch (RuntimeException cannot) {
            flink.close();
            throw cannot;
        }
        return flink;
    }

    private String configuration(int rpcPort) {
        return String.join(
                "\n",
                "jobmanager.rpc.address: 127.0.0.1",
                "jobmanager.bind-host: 127.0.0.1",
                "jobmanager.rpc.port: " + rpcPort,
                "rest.address: 127.0.0.1",
                "rest.bind-address: 127.0.0.1",
                "rest.port: " + rest.port(),
                "taskmanager.host: 127.0.0.1",
                "taskmanager.bind-host: 127.0.0.1",
                "taskmanager.numberOfTaskSlots: " + SLOTS,
                // What Flink's shell scripts work out from the process's size.
                "taskmanager.cpu.cores: 1",
                "taskmanager.memory.task.heap.size: 128m",
                "taskmanager.memory.task.off-heap.size: 0m",
                "taskmanager.memory.managed.size: 64m",
                "taskmanager.memory.network.min: 16m",
                "taskmanager.memory.network.max: 16m",
                "taskmanager.memory.framework.heap.size: 64m",
                "taskmanager.memory.framework.off-heap.size: 64m",
                "taskmanager.memory.jvm-metaspace.size: 128m",
                "taskmanager.memory.jvm-overhead.min: 64m",
                "taskmanager.memory.jvm-overhead.max: 64m",
                "execution.checkpointing.dir: " + folder.resolve("checkpoints").toUri(),
                "io.tmp.dirs: " + folder.resolve("tmp"),
                "");
    }

    private void run(String name, String main, String heap) throws IOException {
        Files.createDirectories(folder.resolve("tmp"));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-Dlogback.configurationFile=" + Path.of("src/main/resources/engine-logback.xml").toAbsolutePath(),
                "-Drostrum.log=" + folder.resolve(name + ".log")));
        for (String opened : List.of("java.util", "java.lang", "java.time")) {
            command.add("--add-opens=java.base/" + opened + "=ALL-UNNAMED");
        }
        command.addAll(List.of("-cp", classPath(), main, "--configDir", folder.toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".out").toFile());
        builder.environment().keySet().removeIf(variable -> variable.startsWith("ROSTRUM_"));
        processes.add(builder.start());
    }

    private static String classPath() throws IOException {
        try (Stream<Path> jars = Files.list(Path.of("../flink-cluster/target/lib"))) {
            return jars.map(jar -> jar.toAbsolutePath().normalize().toString())
                    .sorted()
                    .collect(Collectors.joining(":"));
        }
    }

    private boolean offersAllSlots() throws IOException {
        for (Process process : processes) {
            if (!process.isAlive()) {
                throw new IllegalStateException("Flink ended: " + Files.readString(folder.resolve("jobmanager.log"))
                        + Files.readString(folder.resolve("taskmanager.log")));
            }
        }
        try (FlinkRest flink = new FlinkRest(rest)) {
            return flink.freeSlots() == SLOTS;
        } catch (CannotStart notYet) {
            return false;
        }
    }

    public Address rest() {
        return rest;
    }

    /** Ends both processes at once, as a lost machine does. */
    @Override
    public void close() {
        processes.forEach(Process::destroyForcibly);
        processes.forEach(process -> await().atMost(PATIENCE).until(() -> !process.isAlive()));
    }
}
