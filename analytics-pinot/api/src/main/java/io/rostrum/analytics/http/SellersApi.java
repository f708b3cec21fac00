package io.rostrum.analytics.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.rostrum.analytics.answering.Answer;
import io.rostrum.analytics.answering.Findings;
import io.rostrum.analytics.answering.Found;
import io.rostrum.analytics.figures.BidPage;
import io.rostrum.analytics.figures.Buyers;
import io.rostrum.analytics.figures.Categories;
import io.rostrum.analytics.figures.LotFigures;
import io.rostrum.analytics.figures.Pulse;
import io.rostrum.analytics.figures.Sheet;
import io.rostrum.analytics.plans.Part;
import io.rostrum.analytics.plans.PlanView;
import io.rostrum.analytics.plans.Plans;
import io.rostrum.analytics.question.NumbersAway;
import io.rostrum.analytics.question.Questions;
import io.rostrum.analytics.question.Range;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.id.UserId;

import java.util.function.Function;

/** What sellers may ask: the paths, their parameters, and the part of analytics that each belongs to. */
final class SellersApi {

    private static final int MINUTES_USUAL = 180;
    private static final int EARLIER_USUAL = 5;
    private static final int EARLIER_MAX = 20;

    private final AnalyticsServer.Parts parts;

    SellersApi(AnalyticsServer.Parts parts) {
        this.parts = parts;
    }

    void define(RoutesConfig routes) {
        routes.get("/plan", ctx -> JsonAnswer.send(ctx, plan(ctx)));
        both(routes, "/shows", this::shows,
                answer -> Sheet.ofShows(((Findings.Shows) answer).shows()));
        json(routes, "/shows/{showId}", this::show);
        both(routes, "/shows/{showId}/pulse", this::pulse, answer -> Sheet.ofPulse((Pulse) answer));
        both(routes, "/shows/{showId}/lots", this::lots, answer -> Sheet.ofLots((LotFigures) answer));
        json(routes, "/shows/{showId}/funnel", this::funnel);
        json(routes, "/shows/{showId}/comparison", this::comparison);
        both(routes, "/buyers", this::buyers, answer -> Sheet.ofBuyers((Buyers) answer));
        both(routes, "/categories", this::categories, answer -> Sheet.ofCategories((Categories) answer));
        json(routes, "/payouts", (ctx, seller) -> plain(ctx, seller, "payouts", Findings::payouts));
        json(routes, "/holds", (ctx, seller) -> plain(ctx, seller, "holds", Findings::holds));
        json(routes, "/cohorts", this::cohorts);
        json(routes, "/shows/{showId}/attention", this::attention);
        both(routes, "/shows/{showId}/lots/{lotId}/bids", this::bids,
                answer -> Sheet.ofBids((BidPage) answer));
    }

    /** A question of a seller. */
    @FunctionalInterface
    private interface Question {
        Answer of(Context ctx, UserId seller);
    }

    /** What is to be found out. */
    @FunctionalInterface
    private interface Wanted {
        Found find(Findings findings) throws NumbersAway;
    }

    private void json(RoutesConfig routes, String path, Question question) {
        routes.get(path, ctx -> JsonAnswer.send(ctx, admitted(ctx, question)));
    }

    private void both(RoutesConfig routes, String path, Question question, Function<Object, Sheet> sheet) {
        // Before the other: a path with .csv must not be taken for one that ends in an id.
        routes.get(path + ".csv", ctx -> CsvAnswer.send(ctx, sheet.apply(admitted(ctx, question).data())));
        json(routes, path, question);
    }

    private Answer admitted(Context ctx, Question question) {
        UserId seller = parts.gate().seller(ctx);
        parts.gate().enter(seller);
        try {
            return question.of(ctx, seller);
        } finally {
            parts.gate().leave(seller);
        }
    }

    /** @param question names everything that the answer depends on */
    private Answer ask(Context ctx, UserId seller, Part part, String question, Wanted wanted) {
        try {
            if (part != Part.CORE) {
                String planId = planId(ctx, seller);
                if (!part.isOpenWith(planId)) {
                    throw Refused.plan(part, planId);
                }
            }
            Answer answer = parts.answers().answer(
                    seller, question,
                    () -> wanted.find(new Findings(parts.numbers(), seller, parts.clock().millis())));
            if (answer == null) {
                throw Refused.of(404, "no such show or lot of yours");
            }
            return answer;
        } catch (NumbersAway away) {
            throw Refused.of(503, "the numbers cannot be read now; bidding goes on");
        }
    }

    private PlanView plan(Context ctx) {
        UserId seller = parts.gate().seller(ctx);
        Parameters.of(ctx);
        try {
            return PlanView.of(planId(ctx, seller));
        } catch (NumbersAway away) {
            throw Refused.of(503, "the plan cannot be told now");
        }
    }

    /** As the ledger tells it; else the plan of the seller's newest order, which the record has. */
    private String planId(Context ctx, UserId seller) throws NumbersAway {
        var told = parts.plans().plan(seller, ctx.header(Gate.AUTHORIZATION));
        return told.isPresent()
                ? told.get()
                : Findings.planAtNewestOrder(parts.numbers(), seller, Plans.FREE);
    }

    /** A question without parameters. */
    private Answer plain(Context ctx, UserId seller, String question, Wanted wanted) {
        Parameters.of(ctx);
        return ask(ctx, seller, Part.CORE, question, wanted);
    }

    private Answer shows(Context ctx, UserId seller) {
        Parameters asked = Parameters.of(ctx, "from", "to");
        Range range = asked.range(parts.clock().millis());
        return ask(ctx, seller, Part.CORE, "shows " + asked.rangeAsked(), found -> found.shows(range));
    }

    private Answer show(Context ctx, UserId seller) {
        ShowId show = Parameters.of(ctx).show();
        return ask(ctx, seller, Part.CORE, "show " + show, found -> found.show(show));
    }

    private Answer pulse(Context ctx, UserId seller) {
        Parameters asked = Parameters.of(ctx, "minutes");
        ShowId show = asked.show();
        int minutes = asked.count("minutes", MINUTES_USUAL, Questions.MINUTES_MAX);
        return ask(ctx, seller, Part.CORE, "pulse " + show + " " + minutes,
                found -> found.pulse(show, minutes));
    }

    private Answer lots(Context ctx, UserId seller) {
        ShowId show = Parameters.of(ctx).show();
        return ask(ctx, seller, Part.CORE, "lots " + show, found -> found.lots(show));
    }

    private Answer funnel(Context ctx, UserId seller) {
        ShowId show = Parameters.of(ctx).show();
        return ask(ctx, seller, Part.CORE, "funnel " + show, found -> found.funnel(show));
    }

    private Answer comparison(Context ctx, UserId seller) {
        Parameters asked = Parameters.of(ctx, "with");
        ShowId show = asked.show();
        int with = asked.count("with", EARLIER_USUAL, EARLIER_MAX);
        return ask(
                ctx, seller, Part.CORE, "comparison " + show + " " + with,
                        found -> found.comparison(show, with));
    }

    private Answer buyers(Context ctx, UserId seller) {
        Parameters asked = Parameters.of(ctx, "from", "to");
        Range range = asked.range(parts.clock().millis());
        return ask(ctx, seller, Part.CORE, "buyers " + asked.rangeAsked(), found -> found.buyers(range));
    }

    private Answer categories(Context ctx, UserId seller) {
        Parameters asked = Parameters.of(ctx, "from", "to");
        Range range = asked.range(parts.clock().millis());
        return ask(ctx, seller, Part.CORE, "categories " + asked.rangeAsked(),
                found -> found.categories(range));
    }

    private Answer cohorts(Context ctx, UserId seller) {
        Parameters asked = Parameters.of(ctx, "from", "to");
        Range range = asked.range(parts.clock().millis());
        return ask(ctx, seller, Part.COHORTS, "cohorts " + asked.rangeAsked(), found -> found.cohorts(range));
    }

    private Answer attention(Context ctx, UserId seller) {
        ShowId show = Parameters.of(ctx).show();
        return ask(ctx, seller, Part.ATTENTION, "attention " + show, found -> found.attention(show));
    }

    private Answer bids(Context ctx, UserId seller) {
        Parameters asked = Parameters.of(ctx, "after", "limit");
        ShowId show = asked.show();
        LotId lot = asked.lot();
        long after = asked.place("after");
        int limit = asked.count("limit", Questions.BIDS_MAX, Questions.BIDS_MAX);
        return ask(
                ctx, seller, Part.BIDS, "bids " + show + " " + lot + " " + after + " " + limit,
                found -> found.bids(show, lot, after, limit));
    }
}
