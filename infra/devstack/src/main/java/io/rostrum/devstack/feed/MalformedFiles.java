package io.rostrum.devstack.feed;

import java.util.List;
import java.util.stream.Collectors;

/** The files cannot be fed; the message tells each fault on a line of its own, up to {@link #TOLD_MAX}. */
public final class MalformedFiles extends IllegalArgumentException {

    static final int TOLD_MAX = 50;

    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    MalformedFiles(List<Fault> faults) {
        super(message(faults));
        this.faults = List.copyOf(faults);
    }

    private static String message(List<Fault> faults) {
        String told = faults.stream().limit(TOLD_MAX).map(Fault::toString).collect(Collectors.joining("\n"));
        int more = faults.size() - TOLD_MAX;
        return told + (more > 0 ? "\n... and " + more + " more" : "") + "\nNothing was sent.";
    }

    public List<Fault> faults() {
        return faults;
    }
}
