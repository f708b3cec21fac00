package io.rostrum.analytics.http;

import io.javalin.http.Context;
import io.rostrum.analytics.plans.Part;
import io.rostrum.contracts.Json;

/** A request that is not served, as {@code application/problem+json} (RFC 9457). */
final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final String PLAIN = "about:blank";
    private static final int UNAVAILABLE = 503;
    private static final String RETRY_SECONDS = "2";

    private final transient Problem problem;

    private Refused(Problem problem) {
        super(problem.detail());
        this.problem = problem;
    }

    /**
     * The body.
     *
     * @param part what the plan does not open; absent in other refusals
     */
    record Problem(String type, int status, String detail, Part part, String planId, String opensWith) {}

    static Refused of(int status, String detail) {
        return new Refused(new Problem(PLAIN, status, detail, null, null, null));
    }

    /** A plan does not open that part. */
    static Refused plan(Part part, String planId) {
        return new Refused(new Problem(
                "urn:rostrum:plan", 403, "this part opens with " + Part.OPENS_WITH, part, planId,
                        Part.OPENS_WITH));
    }

    int status() {
        return problem.status();
    }

    void send(Context ctx) {
        if (status() == UNAVAILABLE) {
            ctx.header("Retry-After", RETRY_SECONDS);
        }
        ctx.status(status()).contentType("application/problem+json").result(Json.bytes(problem));
    }
}
