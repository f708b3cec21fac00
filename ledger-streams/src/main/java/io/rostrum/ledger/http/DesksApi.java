package io.rostrum.ledger.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.rostrum.contracts.commerce.DeskCommand;
import io.rostrum.contracts.commerce.DeskStanding;
import io.rostrum.contracts.commerce.DeskStanding.PurchaseState;
import io.rostrum.contracts.id.UserId;
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
 * what is on offer. And for finance and operators {@code /links/USER}: whom an account is linked to.
 */
final class DesksApi {

    private final DeskIndex index;
    private final ProviderIndex people;
    private final ProviderLinks provider;
    private final Reader reader;
    private final DeskTerms terms;

    DesksApi(DeskIndex index, ProviderIndex people, ProviderLinks provider, Reader reader, DeskTerms terms) {
        this.index = index;
        this.people = people;
        this.provider = provider;
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

    /** Accounts that are one person's. @param links those that are linked to the user */
    record LinksView(UserId userId, List<UserId> links) {}

    void define(RoutesConfig routes) {
        routes.get("/wallet", this::wallet);
        routes.get("/plan", this::plan);
        routes.get("/links/{user}", this::links);
    }

    private void wallet(Context ctx) {
        Caller caller = reader.caller(ctx);
        Optional<DeskIndex.Desk> desk = index.desk(DeskCommand.userDesk(caller.userId()));
        Map<String, String> authentications = new TreeMap<>();
        desk.flatMap(DesksApi::ofUser).ifPresent(standing -> standing.purchases().stream()
                .filter(purchase -> purchase.state() == PurchaseState.AUTHENTICATING)
                .forEach(purchase -> provider.authentication(purchase.intentId())
                        .ifPresent(url -> authentications.put(purchase.boughtWith(), url))));
        Exchange.send(ctx, new WalletView(
                desk.map(DesksApi::ownersView).orElse(null), terms.packs(), terms.walletCapUnits(),
                terms.credits().giftHoldMillis(), card(ctx, caller, "/wallet"), authentications));
    }

    private static Optional<DeskStanding.OfUser> ofUser(DeskIndex.Desk desk) {
        return desk.standing() instanceof DeskStanding.OfUser standing
                ? Optional.of(standing)
                : Optional.empty();
    }

    private static DeskIndex.Desk ownersView(DeskIndex.Desk desk) {
        return ofUser(desk)
                .map(standing -> new DeskIndex.Desk(
                        desk.seq(), desk.atMillis(), standing.withoutLinks(), desk.lines()))
                .orElse(desk);
    }

    private void links(Context ctx) {
        reader.requireBook(ctx);
        UserId user = Exchange.parsed(ctx.pathParam("user"), UserId::new);
        List<UserId> links = index.desk(DeskCommand.userDesk(user))
                .flatMap(DesksApi::ofUser)
                .map(DeskStanding.OfUser::links)
                .orElse(List.of());
        Exchange.send(ctx, new LinksView(user, links));
    }

    private void plan(Context ctx) {
        Caller caller = reader.caller(ctx);
        Optional<DeskIndex.Desk> desk = index.desk(DeskCommand.sellerDesk(caller.userId()));
        String url = desk.isPresent() && desk.get().standing() instanceof DeskStanding.OfSeller standing
                && standing.intentId() != null
                ? provider.authentication(standing.intentId()).orElse(null)
                : null;
        Exchange.send(ctx, new PlanView(desk.orElse(null), terms.plans(), card(ctx, caller, "/sales"), url));
    }

    private OrdersApi.Card card(Context ctx, Caller caller, String back) {
        ProviderIndex.Payer payer = people.payer(caller.userId());
        String entry = payer.setupIntentId() == null
                ? null
                : provider.card(payer.setupIntentId(), OrdersApi.page(ctx, back)).orElse(null);
        return new OrdersApi.Card(payer.brand(), entry);
    }
}
