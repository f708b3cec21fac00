package io.rostrum.analytics.http;

import io.javalin.http.Context;
import io.rostrum.analytics.question.Range;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.id.ShowId;

import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** The parameters of a request: those that are known, once each, in their form. */
final class Parameters {

    private static final String NUMBER = "0|[1-9][0-9]{0,14}";

    private final Context ctx;

    private Parameters(Context ctx) {
        this.ctx = ctx;
    }

    /** Refuses what is not among the known ones. */
    static Parameters of(Context ctx, String... known) {
        Set<String> names = Set.of(known);
        ctx.queryParamMap().forEach((name, values) -> {
            if (!names.contains(name)) {
                throw Refused.of(400, "a parameter is not known; known are "
                        + names.stream().sorted().toList());
            }
            if (values.size() != 1) {
                throw Refused.of(400, name + " is given twice");
            }
        });
        return new Parameters(ctx);
    }

    ShowId show() {
        return id("showId", ShowId::new);
    }

    LotId lot() {
        return id("lotId", LotId::new);
    }

    private <T> T id(String name, Function<String, T> parse) {
        try {
            return parse.apply(ctx.pathParam(name));
        } catch (IllegalArgumentException malformed) {
            throw Refused.of(400, malformed.getMessage());
        }
    }

    Range range(long nowMillis) {
        try {
            return Range.of(number("from"), number("to"), nowMillis);
        } catch (IllegalArgumentException malformed) {
            throw Refused.of(400, malformed.getMessage());
        }
    }

    /** What a range was asked as, which does not move with the clock. */
    String rangeAsked() {
        return number("from") + ".." + number("to");
    }

    int count(String name, int otherwise, int most) {
        Long number = number(name);
        if (number == null) {
            return otherwise;
        }
        if (number < 1 || number > most) {
            throw Refused.of(400, name + " is 1 to " + most);
        }
        return number.intValue();
    }

    long place(String name) {
        Long number = number(name);
        return number == null ? 0 : number;
    }

    private Long number(String name) {
        List<String> values = ctx.queryParams(name);
        if (values.isEmpty()) {
            return null;
        }
        if (!values.getFirst().matches(NUMBER)) {
            throw Refused.of(400, name + " is a whole number, not below zero");
        }
        return Long.valueOf(values.getFirst());
    }
}
