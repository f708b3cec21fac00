package io.rostrum.stripe.api;

import io.rostrum.stripe.wire.Call;
import io.rostrum.stripe.wire.StripeError;

import java.util.ArrayList;
import java.util.List;

/** Which operation answers which path; {@code *} stands for an id. */
final class Routes {

    record Match(Operation operation, List<String> ids) {}

    private record Route(String method, String[] segments, Operation operation) {}

    private final List<Route> routes = new ArrayList<>();

    Routes get(String path, Operation operation) {
        routes.add(new Route("GET", path.split("/"), operation));
        return this;
    }

    Routes post(String path, Operation operation) {
        routes.add(new Route("POST", path.split("/"), operation));
        return this;
    }

    Match match(Call call) {
        String[] segments = call.path().split("/");
        for (Route route : routes) {
            List<String> ids = ids(route, segments);
            if (ids != null && route.method().equals(call.method())) {
                return new Match(route.operation(), ids);
            }
        }
        throw new StripeError(
                404, "invalid_request_error", null,
                "Unrecognized request URL (" + call.method() + ": /v1/" + call.path() + ")");
    }

    private static List<String> ids(Route route, String[] segments) {
        if (route.segments().length != segments.length) {
            return null;
        }
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < segments.length; i++) {
            if (route.segments()[i].equals("*")) {
                ids.add(segments[i]);
            } else if (!route.segments()[i].equals(segments[i])) {
                return null;
            }
        }
        return ids;
    }
}
