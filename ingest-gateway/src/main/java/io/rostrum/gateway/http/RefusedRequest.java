package io.rostrum.gateway.http;

import io.rostrum.contracts.auction.Refusal;

/** Ends the handling of a request with a {@link Problem}. */
final class RefusedRequest extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    RefusedRequest(Problem problem) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    RefusedRequest(int status, Refusal reason, String detail) {
        this(Problem.of(status, reason, detail));
    }

    Problem problem() {
        return problem;
    }
}
