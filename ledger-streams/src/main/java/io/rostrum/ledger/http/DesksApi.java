package io.rostrum.ledger.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.rostrum.contracts.Json;
import io.rostrum.contracts.commerce.DeskCommand;
import io.rostrum.contracts.commerce.DeskStanding;
import io.rostrum.contracts.commerce.DeskStanding.PurchaseState;
import io.rostrum.contracts.identity.Caller;
import io.rostrum.desks.CreditPack;
import io.rostrum.desks.DeskTerms;
import io.rostrum.ledger.view.DeskIndex;
import io.rostrum.ledger.view.ProviderIndex;
import io.rostrum.plans.Plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads of the caller's own desks: {@code /wallet} (credits and wallet) and {@code /plan} (a seller's), with
 * what is on offer.
 */
final class DesksApi {

    private final DeskIndex index;
    private final ProviderIndex people;
    private final ProviderLinks links;
    private final Reader reader;
    private final DeskTerms terms;

    DesksApi(DeskIndex index, ProviderIndex people, ProviderLinks links, Reader reader, DeskTerms terms) {
        this.index = index;
        this.people = people;
        this.links = links;
        this.reader = reader;
        this.terms = terms;
    }

    /**
     * Credits and wallet.
     *
     * @param desk absent while nothing happened at it
     * @param authentications where the buyer shows their card's issuer that it is them, by the command that
     *     bought
     */
    record WalletView(
            DeskIndex.Desk desk, List<CreditPack> packs, long walletCapUnits, long giftHoldMillis,
            OrdersApi.Card card, Map<String, String> authentications) {}

    /**
     * A seller's plan.
     *
     * @param desk absent while nothing happened at it
     * @param authenticationUrl where the seller shows their card's issuer that it is them; absent when that
     *     is not wanted
     */
    record PlanView(DeskIndex.Desk desk, List<Plan> plans, OrdersApi.Card card, String authenticationUrl) {}

    void define(RoutesConfig routes) {
        routes.get("/wallet", this::wallet);
        routes.get("/plan", this::plan);
    }

    private void wallet(Context ctx) {
        Caller caller = reader.caller(ctx);
        Optional<DeskIndex.Desk> desk = index.desk(DeskCommand.userDesk(caller.userId()));
        Map<String, String> authentications = new TreeMap<>();
        if (desk.isPresent() && desk.get().standing() instanceof DeskStanding.OfUser standing) {
            standing.purchases().stream()
                    .filter(purchase -> purchase.state() == PurchaseState.AUTHENTICATING)
                    .forEach(purchase -> links.authentication(purchase.intentId())
                            .ifPresent(url -> authentications.put(purchase.boughtWith(), url)));
        }
        send(ctx, new WalletView(
                desk.orElse(null), terms.packs(), terms.walletCapUnits(), terms.credits().giftHoldMillis(),
                card(ctx, caller, "/wallet"), authentications));
    }

    private void plan(Context ctx) {
        Caller caller = reader.caller(ctx);
        Optional<DeskIndex.Desk> desk = index.desk(DeskCommand.sellerDesk(caller.userId()));
        String url = desk.isPresent() && desk.get().standing() instanceof DeskStanding.OfSeller standing
                && standing.intentId() != null
                ? links.authentication(standing.intentId()).orElse(null)
                : null;
        send(ctx, new PlanView(desk.orElse(null), terms.plans(), card(ctx, caller, "/sales"), url));
    }

    private OrdersApi.Card card(Context ctx, Caller caller, String back) {
        ProviderIndex.Payer payer = people.payer(caller.userId());
        String entry = payer.setupIntentId() == null
                ? null
                : links.card(payer.setupIntentId(), OrdersApi.page(ctx, back)).orElse(null);
        return new OrdersApi.Card(payer.brand(), entry);
    }

    private static void send(Context ctx, Object body) {
        ctx.contentType("application/json").header("Cache-Control", "no-store").result(Json.bytes(body));
    }
}
