package io.rostrum.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.Account;
import com.stripe.model.Customer;
import com.stripe.model.PaymentIntent;
import com.stripe.net.RequestOptions;
import com.stripe.param.AccountCreateParams;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.PaymentIntentConfirmParams;
import com.stripe.param.PaymentIntentCreateParams;
import io.rostrum.stripe.api.Settings;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;

/** An emulator of a test's own, spoken to by Stripe's own client. */
final class Stand implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper MAPPER = new ObjectMapper();

    final Emulator emulator;
    final StripeClient client;

    Stand(Path folder) throws IOException {
        this(folder, null, null);
    }

    Stand(Path folder, String webhookUrl, String secret) throws IOException {
        emulator = new Emulator(
                new EmulatorConfig(folder.resolve("journal.jsonl"), "127.0.0.1", 0,
                        EmulatorConfig.DEVELOPMENT_KEY, webhookUrl, secret, "manual", 10_000),
                Settings.USUAL);
        client = StripeClient.builder()
                .setApiKey(EmulatorConfig.DEVELOPMENT_KEY)
                .setApiBase(emulator.base())
                .setMaxNetworkRetries(0)
                .build();
    }

    /** Tells the emulator something, as {@code clock?advance_seconds=60}. */
    JsonNode tell(String what) {
        return http(HttpRequest.newBuilder(URI.create(emulator.base() + "/emulator/" + what))
                .POST(HttpRequest.BodyPublishers.noBody()).build());
    }

    JsonNode ask(String what) {
        return http(HttpRequest.newBuilder(URI.create(emulator.base() + "/emulator/" + what)).build());
    }

    /** An object as it goes over the wire. */
    JsonNode raw(String path) {
        return http(HttpRequest.newBuilder(URI.create(emulator.base() + "/v1/" + path))
                .header("Authorization", "Bearer " + EmulatorConfig.DEVELOPMENT_KEY).build());
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

    Customer customer() throws StripeException {
        return client.v1().customers()
                .create(CustomerCreateParams.builder().putMetadata("userId", "u-1").build());
    }

    PaymentIntent intent(long amount, PaymentIntentCreateParams.CaptureMethod capture)
            throws StripeException {
        return client.v1().paymentIntents().create(PaymentIntentCreateParams.builder()
                .setAmount(amount)
                .setCurrency("usd")
                .setCustomer(customer().getId())
                .setTransferGroup("invoice-1")
                .setCaptureMethod(capture)
                .addPaymentMethodType("card")
                .putMetadata("requestId", "r-" + amount)
                .build());
    }

    PaymentIntent confirm(PaymentIntent intent, String method, boolean offSession) throws StripeException {
        return client.v1().paymentIntents().confirm(intent.getId(), PaymentIntentConfirmParams.builder()
                .setPaymentMethod(method)
                .setOffSession(offSession)
                .addExpand("latest_charge.balance_transaction")
                .build());
    }

    PaymentIntent paid(long amount, String method) throws StripeException {
        return confirm(intent(amount, PaymentIntentCreateParams.CaptureMethod.AUTOMATIC), method, true);
    }

    /** A seller who can receive. */
    Account seller() throws StripeException {
        Account account = client.v1().accounts().create(AccountCreateParams.builder()
                .setCountry("US")
                .setController(AccountCreateParams.Controller.builder()
                        .setFees(AccountCreateParams.Controller.Fees.builder()
                                .setPayer(AccountCreateParams.Controller.Fees.Payer.APPLICATION).build())
                        .setLosses(AccountCreateParams.Controller.Losses.builder()
                                .setPayments(AccountCreateParams.Controller.Losses.Payments.APPLICATION)
                                        .build())
                        .setRequirementCollection(
                                AccountCreateParams.Controller.RequirementCollection.APPLICATION)
                        .setStripeDashboard(AccountCreateParams.Controller.StripeDashboard.builder()
                                .setType(AccountCreateParams.Controller.StripeDashboard.Type.NONE).build())
                        .build())
                .setCapabilities(AccountCreateParams.Capabilities.builder()
                        .setTransfers(AccountCreateParams.Capabilities.Transfers.builder()
                                .setRequested(true).build())
                        .build())
                .build());
        tell("onboarding/" + account.getId());
        return account;
    }

    static RequestOptions key(String key) {
        return RequestOptions.builder().setIdempotencyKey(key).build();
    }

    static RequestOptions as(String account) {
        return RequestOptions.builder().setStripeAccount(account).build();
    }

    @Override
    public void close() throws IOException {
        emulator.close();
    }
}
