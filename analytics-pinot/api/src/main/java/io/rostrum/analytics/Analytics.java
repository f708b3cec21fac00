package io.rostrum.analytics;

import io.rostrum.analytics.answering.Answers;
import io.rostrum.analytics.http.AnalyticsServer;
import io.rostrum.analytics.http.Gate;
import io.rostrum.analytics.pinot.PinotNumbers;
import io.rostrum.analytics.plans.LedgerPlans;
import io.rostrum.identity.Tokens;

import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;

/** The sellers' API with everything that it stands on. */
final class Analytics implements AutoCloseable {

    private final PinotNumbers numbers;
    private final AnalyticsServer server;

    Analytics(AnalyticsConfig config, InstantSource clock) throws IOException {
        numbers = new PinotNumbers(config.broker(), config.timeoutMillis());
        server = new AnalyticsServer(config.host(), config.port(), new AnalyticsServer.Parts(
                numbers,
                new Answers(config.answersMax(), clock),
                new LedgerPlans(URI.create("http://" + config.ledger())),
                new Gate(new Tokens(config.signIn(), clock), config.sellerQuestionsMax()),
                clock));
    }

    /** Serves from now on; returns the port. */
    int start() {
        return server.start();
    }

    @Override
    public void close() {
        server.close();
        numbers.close();
    }
}
