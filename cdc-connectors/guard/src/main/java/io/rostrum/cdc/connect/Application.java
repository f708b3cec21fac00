package io.rostrum.cdc.connect;

import io.rostrum.cdc.connector.ConnectorFile;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a Connect cluster's connectors what their files say; doing it twice changes nothing. */
public final class Application {

    private final ConnectRest connect;

    public Application(ConnectRest connect) {
        this.connect = connect;
    }

    /** What applying a file did. */
    public enum Outcome {
        CREATED,
        CHANGED,
        UNCHANGED
    }

    /**
     * Validates the file, whether or not it differs from what stands, and sends it if it does. A setting that
     * nobody knows or that is wrong is a {@link ConnectorFile.Faulty}; nothing is sent then.
     */
    public Outcome apply(ConnectorFile file) throws IOException, InterruptedException {
        Map<String, String> wanted = file.configuration();
        Optional<Map<String, String>> stands = connect.configuration(file.name());
        List<String> faults = connect.validate(wanted).faults(wanted);
        if (!faults.isEmpty()) {
            throw new ConnectorFile.Faulty(file.name(), faults);
        }
        if (stands.filter(wanted::equals).isPresent()) {
            return Outcome.UNCHANGED;
        }
        connect.put(file.name(), wanted);
        return stands.isPresent() ? Outcome.CHANGED : Outcome.CREATED;
    }
}
