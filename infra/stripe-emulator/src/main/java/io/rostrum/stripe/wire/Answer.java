package io.rostrum.stripe.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a call is answered with: a status of HTTP and an object. */
public record Answer(int status, ObjectNode body) {

    public static Answer ok(ObjectNode body) {
        return new Answer(200, body);
    }
}
