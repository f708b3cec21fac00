package io.rostrum.analytics.http;

import io.javalin.http.Context;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.identity.Caller;
import io.rostrum.contracts.identity.Role;
import io.rostrum.identity.InvalidToken;
import io.rostrum.identity.Tokens;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Who asks: sellers alone, each with a bound on how much at once. */
public final class Gate {

    static final String AUTHORIZATION = "Authorization";

    private static final String BEARER = "bearer ";

    private final Tokens tokens;
    private final int questionsMax;
    private final Map<UserId, Integer> asking = new ConcurrentHashMap<>();

    /** @param questionsMax of one seller at once */
    public Gate(Tokens tokens, int questionsMax) {
        this.tokens = tokens;
        this.questionsMax = questionsMax;
    }

    /** The seller that the token speaks for. */
    UserId seller(Context ctx) {
        String header = ctx.header(AUTHORIZATION);
        if (header == null || !header.toLowerCase(Locale.ROOT).startsWith(BEARER)) {
            throw Refused.of(401, "a bearer token is wanted");
        }
        try {
            Caller caller = tokens.verify(header.substring(BEARER.length()).strip());
            ctx.attribute("caller", caller.userId().value());
            if (!caller.roles().contains(Role.SELLER)) {
                throw Refused.of(403, "sellers read their own numbers, and nobody else's");
            }
            return caller.userId();
        } catch (InvalidToken fault) {
            throw Refused.of(401, fault.getMessage());
        }
    }

    /** Takes one of the seller's places; {@link #leave} gives it back. */
    void enter(UserId seller) {
        int now = asking.merge(seller, 1, Integer::sum);
        if (now > questionsMax) {
            leave(seller);
            throw Refused.of(429, "at most " + questionsMax + " questions at once");
        }
    }

    void leave(UserId seller) {
        asking.computeIfPresent(seller, (same, count) -> count == 1 ? null : count - 1);
    }
}
