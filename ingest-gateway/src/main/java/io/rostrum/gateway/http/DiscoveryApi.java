package io.rostrum.gateway.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.rostrum.contracts.Json;
import io.rostrum.contracts.auction.Refusal;
import io.rostrum.contracts.auction.ShowStatus;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.mirror.ShowProjection;
import io.rostrum.gateway.discovery.Group;
import io.rostrum.gateway.discovery.Listing;
import io.rostrum.gateway.discovery.Showcase;

import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The list of shows to go to, in groups and pages. */
final class DiscoveryApi {

    private static final int PAGE = 24;
    private static final int PAGE_MAX = 100;

    private final Showcase showcase;
    private final InstantSource clock;

    DiscoveryApi(Showcase showcase, InstantSource clock) {
        this.showcase = showcase;
        this.clock = clock;
    }

    /**
     * A show on the list.
     *
     * @param planId the seller's plan
     * @param placed whether the show stands higher than its viewers alone would have it, for the plan
     * @param pictureId absent where there is no picture
     */
    record Card(
            ShowId showId, String title, String currency, UserId sellerId, List<UserId> auctioneers,
            ShowStatus status, long startsAtMillis, long viewers, String planId, boolean placed,
            String pictureId) {

        static Card of(Listing one) {
            ShowProjection show = one.show();
            return new Card(
                    show.showId(), show.title(), show.currency(), show.sellerId(), show.auctioneers(),
                    show.status(), show.startsAtMillis(), one.viewers(), one.placement().planId(),
                    one.placement().lifts(), one.picture());
        }
    }

    /** A page of a group. @param next where the next page begins; absent on the last */
    record Page(int total, List<Card> shows, Integer next) {}

    /**
     * What is on, as of some moment.
     *
     * @param source {@code mirror}, or {@code log}: the shows in use on this node, with its own viewers
     */
    record Answer(String source, long readMillis, long nowMillis, Map<String, Page> groups) {}

    void define(RoutesConfig routes) {
        routes.get("/api/v1/discovery", this::list);
    }

    private void list(Context ctx) throws RefusedRequest {
        List<Group> groups = groups(ctx);
        int from = number(ctx, "from", 0, Integer.MAX_VALUE);
        int limit = Math.max(1, number(ctx, "limit", PAGE, PAGE_MAX));
        Showcase.Seen seen = showcase.now();
        Map<String, Page> pages = new TreeMap<>();
        for (Group group : groups) {
            List<Listing> all = group.of(seen.listings(), seen.readMillis());
            int begin = Math.min(from, all.size());
            int end = (int) Math.min((long) begin + limit, all.size());
            pages.put(group.name().toLowerCase(Locale.ROOT), new Page(
                    all.size(), all.subList(begin, end).stream().map(Card::of).toList(),
                    end < all.size() ? end : null));
        }
        ctx.header("Cache-Control", "no-store").contentType("application/json").result(Json.bytes(
                new Answer(seen.whole() ? "mirror" : "log", seen.readMillis(), clock.millis(), pages)));
    }

    private static List<Group> groups(Context ctx) throws RefusedRequest {
        String asked = ctx.queryParam("group");
        List<Group> groups = Arrays.stream(Group.values())
                .filter(group -> asked == null || group.name().toLowerCase(Locale.ROOT).equals(asked))
                .toList();
        if (groups.isEmpty()) {
            throw new RefusedRequest(400, Refusal.FORM, "group is live, coming or over");
        }
        return groups;
    }

    private static int number(Context ctx, String name, int otherwise, int max) throws RefusedRequest {
        String text = ctx.queryParam(name);
        if (text == null) {
            return otherwise;
        }
        if (!text.matches("[0-9]{1,9}") || Integer.parseInt(text) > max) {
            throw new RefusedRequest(400, Refusal.FORM, name + " is a whole number, at most " + max);
        }
        return Integer.parseInt(text);
    }
}
