package io.rostrum.bench.report;

import com.sun.management.OperatingSystemMXBean;
import io.rostrum.bench.statistics.Digits;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The machine that a measurement was made on.
 *
 * @param cpu the processor's name; {@code unknown} where the system does not tell
 * @param loadAverage runnable threads over the last minute when the measurement began; -1 if the system does
 *     not tell
 */
public record Machine(
        String cpu, int processors, long memoryBytes, String system, String java, double loadAverage) {

    public static Machine here() {
        var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return new Machine(
                cpuName(Path.of("/proc/cpuinfo")),
                system.getAvailableProcessors(),
                system.getTotalMemorySize(),
                system.getName() + " " + system.getVersion() + " " + system.getArch(),
                System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"),
                Digits.four(system.getSystemLoadAverage()));
    }

    private static String cpuName(Path cpuinfo) {
        if (!Files.isReadable(cpuinfo)) {
            return "unknown";
        }
        try (var lines = Files.lines(cpuinfo)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
