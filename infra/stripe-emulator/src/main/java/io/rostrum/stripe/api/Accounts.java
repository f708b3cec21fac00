package io.rostrum.stripe.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rostrum.stripe.store.Stored;
import io.rostrum.stripe.store.Transaction;
import io.rostrum.stripe.wire.Answer;
import io.rostrum.stripe.wire.Form;
import io.rostrum.stripe.wire.StripeError;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Connected accounts with {@code controller} properties, their requirements and capabilities, and account
 * links.
 *
 * <p>An account owes {@link #OWED}; once all is given, what it asked for becomes active and payouts are
 * enabled.
 */
final class Accounts {

    /** The platform's own account. */
    static final String PLATFORM_ID = "acct_1RostrumPlatform";

    /** What an account must give, by the parameter that gives it. */
    private static final Map<String, String> OWED = new TreeMap<>(Map.of(
            "business_type", "business_type",
            "business_profile", "business_profile.product_description",
            "individual", "individual.first_name",
            "external_account", "external_account",
            "tos_acceptance", "tos_acceptance.date"));

    private static final Set<String> WRITABLE = Set.of(
            "type", "country", "email", "controller", "capabilities", "business_type", "business_profile",
            "individual",
            "company", "external_account", "tos_acceptance", "metadata", "settings", "default_currency",
            "expand");

    private final String base;

    Accounts(String base) {
        this.base = base;
    }

    void routes(Routes routes) {
        routes.get("account", (transaction, call, ids) -> Answer.ok(current(transaction)))
                .post("accounts", (transaction, call, ids) -> create(transaction, call.form().only(WRITABLE)))
                .get("accounts",
                        (transaction, call, ids) -> Trees.list(transaction, call, "account", Set.of()))
                .get("accounts/*", (transaction, call, ids) ->
                        Answer.ok(transaction.in(Stored.PLATFORM).get("account", ids.getFirst())))
                .post("accounts/*", (transaction, call, ids) -> {
                    if (ids.getFirst().equals(PLATFORM_ID)) {
                        throw new StripeError(
                                403, "invalid_request_error", null,
                                "You cannot update your own account by this call");
                    }
                    ObjectNode account = transaction.get("account", ids.getFirst());
                    return Answer.ok(
                            write(transaction, account, call.form().only(WRITABLE), "account.updated"));
                })
                .post("account_links", (transaction, call, ids) -> link(transaction, call.form().only(Set.of(
                        "account", "type", "refresh_url", "return_url", "collection_options", "expand"))));
    }

    /** The account that a call is made for. */
    static ObjectNode current(Transaction transaction) {
        String id = transaction.account().equals(Stored.PLATFORM) ? PLATFORM_ID : transaction.account();
        return transaction.in(Stored.PLATFORM).get("account", id);
    }

    /** The platform's own account, put once. */
    static ObjectNode platform(Transaction transaction, String payoutInterval) {
        ObjectNode account = transaction.find(PLATFORM_ID);
        if (account == null) {
            account = transaction.fresh("account", "acct");
            account.put("id", PLATFORM_ID).put("charges_enabled", true).put("payouts_enabled", true);
            account.put("details_submitted", true).put("type", "standard");
            account.putObject("controller").put("type", "account");
            account.putObject("capabilities").put("card_payments", "active").put("transfers", "active");
            external(account, PLATFORM_ID);
        }
        ((ObjectNode) account.get("settings").get("payouts").get("schedule")).put("interval", payoutInterval);
        transaction.put(account);
        return account;
    }

    /** The seller has filled in everything, as a form in the browser would. */
    ObjectNode complete(Transaction transaction, String id) {
        return write(transaction, transaction.get("account", id), Form.parse(
                "business_type=individual&business_profile[product_description]=Things"
                        + "&individual[first_name]=Given&external_account=btok_us_verified"
                        + "&tos_acceptance[date]=1"),
                "account.updated");
    }

    /** Stripe asks for more: what was active is not any more, until it is given. */
    ObjectNode oweAgain(Transaction transaction, String id) {
        ObjectNode account = transaction.get("account", id);
        Transaction.hidden(account).withArray("given").removeAll();
        settle(account);
        transaction.put(account);
        Happenings.happened(transaction.in(id), "account.updated", account);
        return account;
    }

    private Answer create(Transaction transaction, Form form) {
        ObjectNode account = transaction.fresh("account", "acct");
        String id = "acct_1R" + Transaction.newId("a").substring(4, 18);
        account.put("id", id).put("country", form.text("country", "US"));
        Form controller = form.under("controller");
        ObjectNode shown = (ObjectNode) account.get("controller");
        shown.putObject("fees").put("payer", controller.under("fees").text("payer", "account"));
        shown.putObject("losses").put("payments", controller.under("losses").text("payments", "stripe"));
        shown.put("requirement_collection", controller.text("requirement_collection", "stripe"));
        shown.putObject("stripe_dashboard")
                .put("type", controller.under("stripe_dashboard").text("type", "full"));
        boolean own = controller.text("requirement_collection", "stripe").equals("application");
        if (own && !controller.under("losses").text("payments", "stripe").equals("application")) {
            throw StripeError.parameter("controller_invalid", "controller",
                    "requirement_collection=application needs losses.payments=application");
        }
        ((ObjectNode) account.get("external_accounts"))
                .put("url", "/v1/accounts/" + id + "/external_accounts");
        return Answer.ok(write(transaction, account, form, "account.updated"));
    }

    private ObjectNode write(Transaction transaction, ObjectNode account, Form form, String event) {
        String id = account.get("id").textValue();
        Form capabilities = form.under("capabilities");
        ObjectNode shown = (ObjectNode) account.get("capabilities");
        capabilities.names().forEach(name -> {
            if (capabilities.under(name).isTrue("requested") && !shown.has(name)) {
                shown.put(name, "inactive");
            }
        });
        ArrayNode given = Transaction.hidden(account).withArray("given");
        OWED.keySet().stream().filter(form::has).forEach(given::add);
        if (form.text("business_type") != null) {
            account.put("business_type", form.text("business_type"));
        }
        if (form.text("email") != null) {
            account.put("email", form.text("email"));
        }
        if (form.text("external_account") != null) {
            external(account, id);
        }
        String interval = form.under("settings").under("payouts").under("schedule").text("interval");
        if (interval != null) {
            ((ObjectNode) account.get("settings").get("payouts").get("schedule")).put("interval", interval);
        }
        Trees.metadata(account, form);
        settle(account);
        transaction.put(account);
        Happenings.happened(transaction.in(id), event, account);
        return account;
    }

    private static void external(ObjectNode account, String id) {
        ObjectNode bank = io.rostrum.stripe.store.Shapes.of("bank_account");
        bank.put("id", Transaction.newId("ba")).put("account", id);
        ((ObjectNode) account.get("external_accounts")).putArray("data").add(bank);
    }

    /** What is owed, and what follows from it. */
    private static void settle(ObjectNode account) {
        Set<String> given = new TreeSet<>();
        Transaction.hidden(account).withArray("given").forEach(name -> given.add(name.textValue()));
        List<String> owed = OWED.entrySet().stream()
                .filter(one -> !given.contains(one.getKey()))
                .map(Map.Entry::getValue)
                .sorted()
                .toList();
        ObjectNode requirements = (ObjectNode) account.get("requirements");
        for (String list : List.of("currently_due", "eventually_due")) {
            ArrayNode due = requirements.putArray(list);
            owed.forEach(due::add);
        }
        boolean ready = owed.isEmpty();
        requirements.put("disabled_reason", ready ? null : "requirements.past_due");
        ObjectNode capabilities = (ObjectNode) account.get("capabilities");
        List<String> names = new java.util.ArrayList<>();
        capabilities.fieldNames().forEachRemaining(names::add);
        names.forEach(name -> capabilities.put(name, ready ? "active" : "inactive"));
        account.put("details_submitted", ready)
                .put("payouts_enabled", ready)
                .put("charges_enabled", ready && capabilities.has("card_payments"));
    }

    private Answer link(Transaction transaction, Form form) {
        ObjectNode account = transaction.get("account", form.require("account"));
        form.require("type");
        String back = form.text("return_url", "about:blank");
        return Answer.ok(JsonNodeFactory.instance.objectNode()
                .put("created", transaction.now())
                .put("expires_at", transaction.now() + 300)
                .put("object", "account_link")
                .put("url", base + "/emulator/onboarding/" + account.get("id").textValue() + "?return_url="
                        + java.net.URLEncoder.encode(back, java.nio.charset.StandardCharsets.UTF_8)));
    }
}
