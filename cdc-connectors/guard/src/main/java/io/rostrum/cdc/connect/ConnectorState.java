package io.rostrum.cdc.connect;

import java.util.List;

/**
 * How a connector fares.
 *
 * @param state Connect's word: {@code RUNNING}, {@code STOPPED}, {@code PAUSED}, {@code FAILED},
 *     {@code UNASSIGNED}, {@code RESTARTING}; {@code ABSENT} if there is none of that name
 * @param tasks the words of its tasks
 * @param fault the first line of the first fault, or empty
 */
public record ConnectorState(String state, List<String> tasks, String fault) {

    public static final ConnectorState ABSENT = new ConnectorState("ABSENT", List.of(), "");

    public ConnectorState {
        tasks = List.copyOf(tasks);
    }

    /** Whether it and at least one task run, and none does otherwise. */
    public boolean running() {
        return state.equals("RUNNING") && !tasks.isEmpty() && tasks.stream().allMatch("RUNNING"::equals);
    }

    public boolean failed() {
        return state.equals("FAILED") || tasks.contains("FAILED");
    }

    public boolean present() {
        return !state.equals("ABSENT");
    }

    /** Stopped on purpose, and all its tasks gone. */
    public boolean stopped() {
        return state.equals("STOPPED") && tasks.isEmpty();
    }
}
