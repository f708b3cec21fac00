package io.rostrum.bidding.job;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The settings of the job as its program arguments, {@code NAME=VALUE}, for a cluster whose environment is
 * not ours. Needs no Flink, so that whoever submits the job can write them too.
 */
public final class JobArguments {

    /** Every setting that the job on a cluster knows. */
    public static final Set<String> NAMES = Set.of(
            "ROSTRUM_KAFKA",
            "ROSTRUM_REDIS",
            "ROSTRUM_PARALLELISM",
            "ROSTRUM_STATE_BACKEND",
            "ROSTRUM_SOURCE",
            "ROSTRUM_CHECKPOINT_MILLIS",
            "ROSTRUM_EVENTS_LINGER_MILLIS",
            "ROSTRUM_DRILL_THROW_ON");

    private JobArguments() {}

    /** The settings among these that the job knows, as arguments. */
    public static List<String> of(Map<String, String> settings) {
        return NAMES.stream()
                .filter(settings::containsKey)
                .sorted()
                .map(name -> name + "=" + settings.get(name))
                .toList();
    }

    /**
     * The environment, and arguments over it; an {@link IllegalArgumentException} names an argument that is
     * not {@code NAME=VALUE} or no setting of ours.
     */
    public static Map<String, String> over(Map<String, String> environment, String... arguments) {
        Map<String, String> settings = new HashMap<>(environment);
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            if (equals < 0 || !NAMES.contains(argument.substring(0, equals))) {
                throw new IllegalArgumentException("an argument is NAME=VALUE with a name of "
                        + NAMES.stream().sorted().toList() + ", not " + argument);
            }
            settings.put(argument.substring(0, equals), argument.substring(equals + 1));
        }
        return settings;
    }
}
