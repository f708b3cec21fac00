package io.rostrum.gateway.http;

import io.javalin.http.Context;
import io.rostrum.contracts.Json;
import io.rostrum.contracts.auction.Refusal;

import java.util.concurrent.ThreadLocalRandom;

/**
 * Why a request was not served, as {@code application/problem+json} (RFC 9457), with an id to quote.
 *
 * @param type {@code urn:rostrum:refusal:REASON}
 * @param instance the id to quote, also in the header {@code X-Request-Id}
 * @param reason the refusal
 * @param askingMinor the asking bid, for {@code BELOW_ASKING}; else 0
 * @param retryAfterMillis for {@code RATE}; else 0
 */
record Problem(
        String type, String title, int status, String detail, String instance, Refusal reason, boolean last,
        long askingMinor, long retryAfterMillis) {

    static final String MEDIA_TYPE = "application/problem+json";

    static Problem of(int status, Refusal reason, String detail) {
        return of(status, reason, detail, true, 0, 0);
    }

    static Problem of(
            int status, Refusal reason, String detail, boolean last, long askingMinor,
            long retryAfterMillis) {
        return new Problem(
                "urn:rostrum:refusal:" + reason, title(status), status, detail, id(), reason, last,
                askingMinor, retryAfterMillis);
    }

    /** The status that says what a refusal of the gateway means. */
    static int status(Refusal reason) {
        return switch (reason) {
            case FORM -> 400;
            case UNAUTHENTICATED -> 401;
            case FORBIDDEN, NO_PASS -> 403;
            case SIZE -> 413;
            case UNAVAILABLE -> 503;
            case RATE, TOO_MANY -> 429;
            case UNKNOWN_SHOW, UNKNOWN_LOT, UNKNOWN_PADDLE -> 404;
            case EXPIRED, SHOW_FROZEN, SHOW_NOT_LIVE, SHOW_PAUSED, LOT_NOT_OPEN, TOO_LATE, NO_PADDLE,
                            PADDLE_BARRED, OWN_SHOW, WRONG_CURRENCY, OVER_MAXIMUM, STALE, NOT_ABOVE_OWN_LIMIT,
                            BELOW_ASKING, CONFIRM_NEEDED, OVER_SPENDING_LIMIT, BUY_NOW_GONE, NOT_LEADER,
                            BELOW_PRICE,
                            NOT_BELOW_OWN_LIMIT, NOTHING_TO_RETRACT, UNDO_TOO_LATE, NOT_APPOINTED, ID_REUSED,
                            SHOW_EXISTS, LOT_EXISTS, WRONG_STATUS, WRONG_PHASE, LOTS_OPEN, BAD_RULES,
                            NOT_ALLOWED ->
                409;
        };
    }

    private static String title(int status) {
        return switch (status) {
            case 400 -> "The request has not the form that is expected";
            case 401 -> "Sign in first";
            case 403 -> "Not allowed";
            case 404 -> "Not found";
            case 409 -> "Refused";
            case 413 -> "Too large";
            case 415 -> "Not a kind of content that is taken";
            case 429 -> "Too many";
            case 503 -> "Not available now";
            default -> "Something went wrong here";
        };
    }

    private static String id() {
        return "urn:rostrum:request:" + Long.toString(
                ThreadLocalRandom.current().nextLong() & Long.MAX_VALUE, 36);
    }

    void send(Context ctx) {
        if (retryAfterMillis > 0) {
            ctx.header("Retry-After", Long.toString(Math.max(1, (retryAfterMillis + 999) / 1_000)));
        }
        ctx.header("X-Request-Id", instance);
        ctx.status(status).contentType(MEDIA_TYPE).result(Json.bytes(this));
    }
}
