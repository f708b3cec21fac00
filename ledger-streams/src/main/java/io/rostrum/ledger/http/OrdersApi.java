package io.rostrum.ledger.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.rostrum.contracts.commerce.OrderId;
import io.rostrum.contracts.identity.Caller;
import io.rostrum.contracts.identity.Role;
import io.rostrum.ledger.view.OrderIndex;
import io.rostrum.ledger.view.ProviderIndex;
import io.rostrum.orders.reading.InvoiceView;
import io.rostrum.orders.reading.OrderView;

import java.util.List;
import java.util.Set;

/**
 * Reads of orders: {@code /orders?as=buyer|seller|arbiter}, {@code /orders/ORDER} and {@code /invoices}.
 * Buyers and sellers see their own, arbiters what is in dispute.
 */
final class OrdersApi {

    /** The most of one answer. */
    static final int MAX = 500;

    private static final Set<Role> JUDGES = Set.of(Role.ARBITER, Role.FINANCE, Role.OPERATOR);

    private final OrderIndex index;
    private final ProviderIndex people;
    private final ProviderLinks links;
    private final Reader reader;

    OrdersApi(OrderIndex index, ProviderIndex people, ProviderLinks links, Reader reader) {
        this.index = index;
        this.people = people;
        this.links = links;
        this.reader = reader;
    }

    /**
     * Orders.
     *
     * @param more there are more than these
     * @param seller the caller's account, if they asked as a seller
     */
    record Orders(List<OrderView> orders, boolean more, Account seller) {}

    /** A seller's account at the payment provider. @param onboardingUrl absent when nothing is missing */
    record Account(boolean opened, boolean ready, List<String> due, String onboardingUrl) {}

    /**
     * Invoices.
     *
     * @param more there are more than these
     */
    record Invoices(List<InvoiceView> invoices, boolean more, Card card) {}

    /**
     * How the caller pays.
     *
     * @param brand of the card saved last; absent without one
     * @param entryUrl where the card that is being saved is entered; absent when none is
     */
    record Card(String brand, String entryUrl) {}

    void define(RoutesConfig routes) {
        routes.get("/orders", this::orders);
        routes.get("/orders/{order}", this::order);
        routes.get("/invoices", this::invoices);
    }

    private void orders(Context ctx) {
        Caller caller = reader.caller(ctx);
        String as = ctx.queryParam("as") == null ? "buyer" : ctx.queryParam("as");
        List<OrderView> found = switch (as) {
            case "buyer" -> index.ofBuyer(caller.userId(), MAX + 1);
            case "seller" -> index.ofSeller(caller.userId(), MAX + 1);
            case "arbiter" -> {
                if (!judges(caller)) {
                    throw new Refused(403, "arbiters, finance and operators read disputes");
                }
                yield index.disputed(MAX + 1);
            }
            default -> throw new Refused(400, "as is buyer, seller or arbiter");
        };
        Account account = as.equals("seller") ? account(ctx, caller) : null;
        List<OrderView> shown = found.subList(0, Math.min(MAX, found.size()));
        Exchange.send(ctx, new Orders(shown, found.size() > MAX, account));
    }

    private Account account(Context ctx, Caller caller) {
        ProviderIndex.Seller seller = people.seller(caller.userId());
        String url = seller.accountId() == null || seller.ready()
                ? null
                : links.onboarding(seller.accountId(), page(ctx, "/sales")).orElse(null);
        return new Account(seller.accountId() != null, seller.ready(), seller.due(), url);
    }

    /** The page that the caller came from, to come back to. */
    static String page(Context ctx, String path) {
        String origin = ctx.header("X-Rostrum-Origin");
        return (origin == null || origin.isBlank() ? "http://127.0.0.1:8080" : origin) + path;
    }

    private void order(Context ctx) {
        Caller caller = reader.caller(ctx);
        OrderView order = index.order(Exchange.parsed(ctx.pathParam("order"), OrderId::new))
                .filter(one -> judges(caller)
                        || one.buyerId().equals(caller.userId().value())
                        || one.sellerId().equals(caller.userId().value()))
                .orElseThrow(() -> new Refused(404, "there is no such order of yours"));
        Exchange.send(ctx, order);
    }

    private void invoices(Context ctx) {
        Caller caller = reader.caller(ctx);
        List<InvoiceView> found = index.invoices(caller.userId(), MAX + 1);
        List<InvoiceView> shown = found.subList(0, Math.min(MAX, found.size())).stream()
                .map(invoice -> invoice.authenticationWanted() && invoice.intentId() != null
                        ? invoice.authenticatedAt(links.authentication(invoice.intentId()).orElse(null))
                        : invoice)
                .toList();
        ProviderIndex.Payer payer = people.payer(caller.userId());
        String entry = payer.setupIntentId() == null
                ? null
                : links.card(payer.setupIntentId(), page(ctx, "/orders")).orElse(null);
        Exchange.send(ctx, new Invoices(shown, found.size() > MAX, new Card(payer.brand(), entry)));
    }

    private static boolean judges(Caller caller) {
        return caller.roles().stream().anyMatch(JUDGES::contains);
    }
}
