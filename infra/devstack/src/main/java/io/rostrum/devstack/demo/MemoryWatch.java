package io.rostrum.devstack.demo;

import io.rostrum.devstack.engine.EngineStatus;
import io.rostrum.devstack.engine.Stack;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Looks now and then at the memory of all processes, this one too, and keeps the greatest sum. Used by one
 * thread.
 */
final class MemoryWatch {

    private static final long EVERY_MILLIS = 2_000;

    private final Stack stack;
    private long lookedMillis;
    private Summary.Memory peak = new Summary.Memory(0, Map.of());

    MemoryWatch(Stack stack) {
        this.stack = stack;
    }

    void look(long nowMillis) throws IOException {
        if (nowMillis - lookedMillis < EVERY_MILLIS) {
            return;
        }
        lookedMillis = nowMillis;
        Map<String, Long> bytes = new LinkedHashMap<>();
        for (EngineStatus engine : stack.status()) {
            bytes.put(engine.name().toString(), engine.pssBytes());
        }
        bytes.put("rostrum", EngineStatus.pssBytes(ProcessHandle.current().pid()));
        long sum = bytes.values().stream().mapToLong(Long::longValue).sum();
        if (sum > peak.peakBytes()) {
            peak = new Summary.Memory(sum, bytes);
        }
    }

    Summary.Memory peak() {
        return peak;
    }
}
