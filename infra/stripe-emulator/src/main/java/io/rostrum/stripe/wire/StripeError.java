package io.rostrum.stripe.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A refusal in Stripe's form: nothing has changed.
 *
 * @see <a href="https://docs.stripe.com/api/errors">Stripe's errors</a>
 */
public final class StripeError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient ObjectNode error = JsonNodeFactory.instance.objectNode();

    public StripeError(int status, String type, String code, String message) {
        super(message, null, false, false);
        this.status = status;
        if (code != null) {
            error.put("code", code);
            error.put("doc_url", "https://docs.stripe.com/error-codes/" + code.replace('_', '-'));
        }
        error.put("message", message);
        error.put("type", type);
    }

    /** A request whose parameters or object do not allow it: 400. */
    public static StripeError invalid(String code, String message) {
        return new StripeError(400, "invalid_request_error", code, message);
    }

    /** A parameter that is wrong or missing: 400. */
    public static StripeError parameter(String code, String parameter, String message) {
        return invalid(code, message).with("param", JsonNodeFactory.instance.textNode(parameter));
    }

    /** An object that is not there, or belongs to another account: 404. */
    public static StripeError missing(String type, String id) {
        return new StripeError(404, "invalid_request_error", "resource_missing", "No such " + type + ": '"
                + id + "'")
                .with("param", JsonNodeFactory.instance.textNode("id"));
    }

    /** Adds a property to the error object. */
    public StripeError with(String name, JsonNode value) {
        error.set(name, value);
        return this;
    }

    public int status() {
        return status;
    }

    /** What stands in the answer's body. */
    public ObjectNode body() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("error", error);
        return body;
    }
}
