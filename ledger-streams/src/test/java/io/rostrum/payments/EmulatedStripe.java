package io.rostrum.payments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.stripe.StripeClient;
import io.rostrum.contracts.money.Money;
import io.rostrum.contracts.payments.PaymentEvent;
import io.rostrum.contracts.payments.PaymentEventRecord;
import io.rostrum.contracts.payments.PaymentId;
import io.rostrum.contracts.payments.PaymentRequest;
import io.rostrum.contracts.payments.PaymentRequestRecord;
import io.rostrum.stripe.Emulator;
import io.rostrum.stripe.EmulatorConfig;
import io.rostrum.stripe.api.Settings;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** An emulator of a test's own, and requests carried out against it without a log. */
final class EmulatedStripe implements AutoCloseable {

    static final Money PRICE = new Money(12_880, "USD");
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper MAPPER = new ObjectMapper();

    final Emulator emulator;
    final StripeClient client;
    final ChargeCalls charges;
    final SellerCalls sellers;
    final Attempt attempt;

    EmulatedStripe(Path folder, String payoutInterval) throws IOException {
        this(folder, payoutInterval, null, null);
    }

    EmulatedStripe(Path folder, String payoutInterval, String webhookUrl, String secret) throws IOException {
        emulator = new Emulator(
                new EmulatorConfig(folder.resolve("stripe.jsonl"), "127.0.0.1", 0, WorkerConfig.EMULATOR_KEY,
                        webhookUrl, secret, payoutInterval, 200_000),
                Settings.USUAL);
        client = StripeClient.builder()
                .setApiKey(WorkerConfig.EMULATOR_KEY)
                .setApiBase(emulator.base())
                .setMaxNetworkRetries(0)
                .build();
        charges = new ChargeCalls(client);
        sellers = new SellerCalls(client, Clock.systemUTC(), false);
        attempt = new Attempt(
                charges, sellers, new Notices(charges, sellers, Clock.systemUTC()), Clock.systemUTC());
    }

    static PaymentRequestRecord request(String id, PaymentRequest request) {
        return new PaymentRequestRecord(id, new PaymentId("pay-" + id.split(":")[0]), "invoice:1", null,
                request);
    }

    /** Carries a request out; what is not decided is an error here. */
    List<PaymentEventRecord> carryOut(String id, PaymentRequest request, boolean lookFirst) {
        Trial trial = new Trial(request(id, request), lookFirst, System.currentTimeMillis());
        return switch (attempt.carryOut(trial)) {
            case Attempt.Result.Stated stated -> stated.facts();
            case Attempt.Result.Unknown unknown -> throw new AssertionError(unknown.why());
        };
    }

    /** The first fact of the given type that a request leads to. */
    <T extends PaymentEvent> T fact(Class<T> type, String id, PaymentRequest request) {
        return only(type, carryOut(id, request, false));
    }

    static <T extends PaymentEvent> T only(Class<T> type, List<PaymentEventRecord> facts) {
        return facts.stream()
                .map(PaymentEventRecord::event)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + type.getSimpleName() + " in " + facts));
    }

    String customer() {
        return fact(PaymentEvent.MethodSetupStarted.class, "customer",
                new PaymentRequest.SaveMethod(new io.rostrum.contracts.id.UserId("u-1"), null, null))
                        .customerId();
    }

    String seller(String id) {
        String account = fact(PaymentEvent.AccountOpened.class, id,
                new PaymentRequest.OpenAccount(new io.rostrum.contracts.id.UserId("s-1"), "US")).accountId();
        tell("onboarding/" + account);
        return account;
    }

    JsonNode tell(String what) {
        return http(HttpRequest.newBuilder(URI.create(emulator.base() + "/emulator/" + what))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build());
    }

    JsonNode ask(String what) {
        return http(HttpRequest.newBuilder(URI.create(emulator.base() + "/emulator/" + what)).build());
    }

    private static JsonNode http(HttpRequest request) {
        try {
            return MAPPER.readTree(HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() throws IOException {
        emulator.close();
    }
}
