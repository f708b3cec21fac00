package io.rostrum.contracts.asyncapi;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Derives from the records themselves what {@code docs/asyncapi.yaml} must say of them. */
final class Schemas {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Map<String, JsonNode> schemas = new LinkedHashMap<>();
    private final Map<String, Class<?>> named = new LinkedHashMap<>();

    /** Every schema reachable from the given types, by name. */
    static Map<String, JsonNode> of(List<Class<?>> roots) {
        Schemas all = new Schemas();
        roots.forEach(all::reference);
        return all.schemas;
    }

    private JsonNode reference(Type type) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            ObjectNode array = object("array");
            array.set("items", reference(list.getActualTypeArguments()[0]));
            return array;
        }
        Class<?> raw = (Class<?>) type;
        if (raw == long.class || raw == Long.class) {
            return object("integer").put("format", "int64");
        }
        if (raw == int.class || raw == Integer.class) {
            return object("integer").put("format", "int32");
        }
        if (raw == boolean.class || raw == Boolean.class) {
            return object("boolean");
        }
        if (raw == String.class) {
            return object("string");
        }
        if (raw == UUID.class) {
            return object("string").put("format", "uuid");
        }
        String name = name(raw);
        Class<?> known = named.putIfAbsent(name, raw);
        if (known != null && known != raw) {
            throw new IllegalStateException(known + " and " + raw + " would both be called " + name);
        }
        if (!schemas.containsKey(name)) {
            schemas.put(name, NODES.nullNode());
            schemas.put(name, define(raw));
        }
        return NODES.objectNode().put("$ref", "#/components/schemas/" + name);
    }

    private JsonNode define(Class<?> raw) {
        if (raw.isEnum()) {
            ObjectNode schema = object("string");
            Arrays.stream(raw.getEnumConstants()).forEach(value -> schema.withArray("enum").add(value.toString()));
            return schema;
        }
        if (raw.isSealed()) {
            ObjectNode schema = NODES.objectNode();
            for (JsonSubTypes.Type sub : raw.getAnnotation(JsonSubTypes.class).value()) {
                schema.withArray("oneOf").add(reference(sub.value()));
            }
            schema.put("discriminator", "type");
            return schema;
        }
        Optional<Field> only = Arrays.stream(raw.getDeclaredFields())
                .filter(field -> field.isAnnotationPresent(JsonValue.class))
                .findFirst();
        return only.isPresent()
                ? reference(only.get().getGenericType())
                : record(raw, raw.getRecordComponents());
    }

    private JsonNode record(Class<?> raw, RecordComponent[] components) {
        ObjectNode schema = object("object");
        ObjectNode properties = schema.putObject("properties");
        wireType(raw).ifPresent(type -> {
            properties.putObject("type").put("const", type);
            schema.withArray("required").add("type");
        });
        for (RecordComponent component : components) {
            JsonProperty renamed = component.getAccessor().getAnnotation(JsonProperty.class);
            String name = renamed == null || renamed.value().isEmpty() ? component.getName() : renamed.value();
            properties.set(name, reference(component.getGenericType()));
            if (component.getType().isPrimitive()) {
                schema.withArray("required").add(name);
            }
        }
        return schema;
    }

    private static Optional<String> wireType(Class<?> raw) {
        return Arrays.stream(raw.getInterfaces())
                .flatMap(parent -> Stream.concat(Stream.of(parent), Arrays.stream(parent.getInterfaces())))
                .filter(parent -> parent.isAnnotationPresent(JsonSubTypes.class))
                .flatMap(parent -> Arrays.stream(parent.getAnnotation(JsonSubTypes.class).value()))
                .filter(type -> type.value() == raw)
                .map(JsonSubTypes.Type::name)
                .findFirst();
    }

    /** Named with the word of their kind, so that {@code Show} the frame and a show, or a payment and its entry, stay apart. */
    private static String name(Class<?> raw) {
        Class<?> outer = raw.getEnclosingClass();
        if (outer == null) {
            return raw.getSimpleName();
        }
        return switch (outer.getSimpleName()) {
            case "ClientFrame" -> "Client" + raw.getSimpleName();
            case "ServerFrame" -> "Server" + raw.getSimpleName();
            case "OrderFact", "DisputeFact", "CreditFact", "PlanFact", "WalletFact", "TreasuryFact", "BookFact" ->
                "Ledger" + raw.getSimpleName();
            case "LedgerRefusal" -> "LedgerRefusal" + raw.getSimpleName();
            case "PaymentRequest" -> "PaymentRequest" + raw.getSimpleName();
            case "PaymentEvent" -> "Payment" + raw.getSimpleName();
            case "InboxMessage" -> "Inbox" + raw.getSimpleName();
            case "DeskStanding" -> "Desk" + raw.getSimpleName();
            case "ShowAsk" -> "ShowAsk" + raw.getSimpleName();
            default -> raw.getSimpleName();
        };
    }

    private static ObjectNode object(String type) {
        return NODES.objectNode().put("type", type);
    }
}
