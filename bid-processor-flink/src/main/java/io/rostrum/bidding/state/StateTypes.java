package io.rostrum.bidding.state;

import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.java.typeutils.PojoTypeInfo;

import java.util.function.Function;

/** Declares keyed state of flat records; anything that Flink would give to Kryo is refused. */
final class StateTypes {
    private final RuntimeContext context;

    StateTypes(RuntimeContext context) {
        this.context = context;
    }

    <V> ValueState<V> value(String name, Class<V> type) {
        return context.getState(new ValueStateDescriptor<>(name, serializer(type)));
    }

    <K, V> MapState<K, V> map(String name, Class<K> key, Class<V> value) {
        return context.getMapState(new MapStateDescriptor<>(name, serializer(key), serializer(value)));
    }

    private <T> TypeSerializer<T> serializer(Class<T> type) {
        return serializer(type, context::createSerializer);
    }

    /** A record's serializer shares what it copies; numbers and strings have Flink's own. */
    static <T> TypeSerializer<T> serializer(
            Class<T> type, Function<TypeInformation<T>, TypeSerializer<T>> create) {
        TypeInformation<T> information = TypeInformation.of(type);
        if (information instanceof PojoTypeInfo<T>) {
            return new RecordSerializer<>(create.apply(information));
        }
        if (information.isBasicType()) {
            return create.apply(information);
        }
        throw new IllegalArgumentException(type + " is no flat record");
    }
}
