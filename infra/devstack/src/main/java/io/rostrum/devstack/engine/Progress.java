package io.rostrum.devstack.engine;

/** Where the stack tells what it is doing, one line at a time. */
@FunctionalInterface
public interface Progress {

    /** For callers that do not want to know. */
    Progress SILENT = line -> {};

    void say(String line);
}
