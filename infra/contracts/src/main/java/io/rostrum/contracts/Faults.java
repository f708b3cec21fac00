package io.rostrum.contracts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;

/** Says in one line what is wrong with a text, without repeating any value that stood in it. */
final class Faults {

    private Faults() {}

    static String describe(JsonProcessingException fault, Class<?> type) {
        return switch (fault) {
            case UnrecognizedPropertyException unknown -> "unknown property in " + type.getSimpleName();
            case InvalidTypeIdException id -> "missing or unknown type";
            case ValueInstantiationException invalid
                    when invalid.getCause() instanceof IllegalArgumentException why ->
                why.getMessage();
            case JsonMappingException mapping -> "wrong form at " + path(mapping);
            default -> "no valid JSON";
        };
    }

    private static String path(JsonMappingException fault) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : fault.getPath()) {
            if (step.getFieldName() != null) {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.isEmpty() ? "the top" : path.toString();
    }
}
