package io.rostrum.stripe.store;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Empty objects with every property that Stripe's have, so that a state machine sets only what it knows.
 *
 * <p>Their properties are those of the example objects in Stripe's public {@code stripe/openapi} repository
 * (MIT licence).
 */
public final class Shapes {

    private static final ConcurrentHashMap<String, ObjectNode> SHAPES = new ConcurrentHashMap<>();

    private Shapes() {}

    /** A fresh object of the given type; {@code id} and {@code created} still have to be set. */
    public static ObjectNode of(String type) {
        return SHAPES.computeIfAbsent(type, Shapes::read).deepCopy();
    }

    private static ObjectNode read(String type) {
        try (InputStream shape =
                Shapes.class.getResourceAsStream("/io/rostrum/stripe/shapes/" + type + ".json")) {
            if (shape == null) {
                throw new IllegalArgumentException("no shape of " + type);
            }
            return (ObjectNode) Stored.MAPPER.readTree(shape);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
