package io.rostrum.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;

import java.io.IOException;

/**
 * The one way that records become JSON and JSON becomes records.
 *
 * <p>Writing is canonical: properties stand in the record's order, absent values are left out, so equal
 * records make equal bytes. Reading never coerces: {@code "12"}, {@code 12.0} and {@code 1e3} are no
 * integers, trailing text and a missing number are errors. {@link #EDGE} (what a client sends) also refuses
 * unknown properties and repeated keys; {@link #LOG} ignores properties that a newer writer may have added.
 */
public final class Json {

    /** The longest text that is read, in bytes or characters; commands and frames are far smaller. */
    public static final int MAX_TEXT = 64 * 1024;

    /** For what stands in topics: tolerant of properties added later, strict in everything else. */
    public static final ObjectMapper LOG = mapper(false);

    /** For what clients send: strict in everything. */
    public static final ObjectMapper EDGE = mapper(true);

    private Json() {}

    public static byte[] bytes(Object value) {
        try {
            return LOG.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record that cannot be written is a fault of its type", e);
        }
    }

    public static String text(Object value) {
        try {
            return LOG.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record that cannot be written is a fault of its type", e);
        }
    }

    /** Reads a record from a topic; what cannot be read is a {@link MalformedRecord}. */
    public static <T> T read(byte[] bytes, Class<T> type) {
        return read(LOG, bytes, type);
    }

    /**
     * Reads what a client sent; what cannot be read, or holds an unknown property, is a
     * {@link MalformedRecord}.
     */
    public static <T> T readEdge(byte[] bytes, Class<T> type) {
        return read(EDGE, bytes, type);
    }

    private static <T> T read(ObjectMapper mapper, byte[] bytes, Class<T> type) {
        try {
            T value = mapper.readValue(bytes, type);
            if (value == null) {
                throw new MalformedRecord("null is no " + type.getSimpleName(), null);
            }
            return value;
        } catch (JsonProcessingException e) {
            throw new MalformedRecord(Faults.describe(e, type), e);
        } catch (IOException e) {
            throw new MalformedRecord("unreadable bytes", e);
        }
    }

    private static ObjectMapper mapper(boolean edge) {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(32)
                        .maxStringLength(MAX_TEXT)
                        .maxNumberLength(32)
                        .build())
                .configure(StreamReadFeature.STRICT_DUPLICATE_DETECTION, edge)
                .build();
        return JsonMapper.builder(factory)
                .defaultPropertyInclusion(JsonInclude.Value.construct(
                        JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, edge)
                .withCoercionConfig(LogicalType.Textual, config -> config
                        .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .build();
    }
}
