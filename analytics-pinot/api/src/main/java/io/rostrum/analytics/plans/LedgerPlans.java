package io.rostrum.analytics.plans;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.rostrum.contracts.id.UserId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/**
 * Asks the ledger for a seller's plan, under the seller's own token. An answer counts for some seconds; while
 * the ledger is away the last one counts on, for a day at most.
 */
public final class LedgerPlans implements Plans {

    private static final int SELLERS_MAX = 10_000;
    private static final long FRESH_NANOS = Duration.ofSeconds(5).toNanos();
    private static final Duration REMEMBERED = Duration.ofDays(1);
    private static final Duration CONNECT = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final int OK = 200;
    private static final Logger LOG = LoggerFactory.getLogger(LedgerPlans.class);

    private final ObjectMapper json = new ObjectMapper();
    private final URI address;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).build();
    private final Cache<UserId, Known> known =
            Caffeine.newBuilder().maximumSize(SELLERS_MAX).expireAfterWrite(REMEMBERED).build();

    public LedgerPlans(URI ledger) {
        this.address = ledger.resolve("/plan");
    }

    private record Known(String planId, long atNanos) {}

    @Override
    public Optional<String> plan(UserId seller, String authorization) {
        Known before = known.getIfPresent(seller);
        if (before != null && System.nanoTime() - before.atNanos() < FRESH_NANOS) {
            return Optional.of(before.planId());
        }
        Optional<String> now = ask(authorization);
        now.ifPresent(planId -> known.put(seller, new Known(planId, System.nanoTime())));
        return now.or(() -> Optional.ofNullable(before).map(Known::planId));
    }

    private Optional<String> ask(String authorization) {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Authorization", authorization)
                .build();
        try {
            HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != OK) {
                LOG.atWarn().setMessage("the ledger tells no plan").addKeyValue("status", answer.statusCode())
                        .log();
                return Optional.empty();
            }
            String planId =
                    json.readTree(answer.body()).path("desk").path("standing").path("planId").asText(FREE);
            return Optional.of(planId);
        } catch (IOException away) {
            LOG.atWarn().setMessage("the ledger cannot be asked for a plan")
                    .addKeyValue("cause", away.getClass().getSimpleName()).log();
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
