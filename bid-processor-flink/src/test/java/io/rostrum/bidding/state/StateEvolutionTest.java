package io.rostrum.bidding.state;

import io.rostrum.auction.state.LotState;
import io.rostrum.auction.state.PackState;
import io.rostrum.auction.state.ShowState;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * What the last release wrote into a checkpoint is read by this one.
 *
 * <p>Each file of {@code state-bytes} holds, in base64, Flink's snapshot of the serializer and one record. A
 * release writes them anew with {@code -Dstate.bytes.write=src/test/resources/state-bytes}.
 */
class StateEvolutionTest {
    private static final String FOLDER = "/state-bytes/";
    /** What types have gained since their bytes were written: nothing stands there in old state. */
    private static final Map<Class<?>, Set<String>> GAINED =
            Map.of(
                    PackState.class, Set.of("ticketCredits", "depositMinor"),
                    LotState.class, Set.of("offeredMinor", "offeredUntilMillis"),
                    ShowState.class, Set.of("offered"));

    static Stream<Class<?>> records() {
        return StateTypesTest.stateRecords();
    }

    @ParameterizedTest
    @MethodSource("records")
    void theLastReleasesBytesAreRead(Class<?> type) throws Exception {
        String folder = System.getProperty("state.bytes.write");
        if (folder != null) {
            write(type, Path.of(folder));
        }
        DataInputDeserializer source = new DataInputDeserializer(stored(type));
        TypeSerializerSnapshot<Object> before = TypeSerializerSnapshot.readVersionedSnapshot(
                source, StateEvolutionTest.class.getClassLoader());
        TypeSerializer<Object> now = serializer(type);
        TypeSerializerSchemaCompatibility<Object> fit =
                now.snapshotConfiguration().resolveSchemaCompatibility(before);
        assertFalse(fit.isIncompatible(), type + " cannot read the last release's state");
        Object record = before.restoreSerializer().deserialize(source);
        assertSameWhereBothHaveIt(sample(type), record);
    }

    private static void assertSameWhereBothHaveIt(Object expected, Object read) throws Exception {
        assertTrue(read.getClass().isRecord());
        for (RecordComponent component : read.getClass().getRecordComponents()) {
            Object left = component.getAccessor().invoke(expected);
            Object right = component.getAccessor().invoke(read);
            if (GAINED.getOrDefault(read.getClass(), Set.of()).contains(component.getName())) {
                assertEquals(0L, ((Number) right).longValue(), component.getName());
                continue;
            }
            if (left != null && left.getClass().isArray()) {
                assertArrayEquals(boxed(left), boxed(right), component.getName());
            } else {
                assertEquals(left, right, component.getName());
            }
        }
    }

    private static Object[] boxed(Object array) {
        Object[] boxed = new Object[Array.getLength(array)];
        Arrays.setAll(boxed, n -> Array.get(array, n));
        return boxed;
    }

    private static byte[] stored(Class<?> type) throws IOException {
        try (var stream =
                StateEvolutionTest.class.getResourceAsStream(FOLDER + type.getSimpleName() + ".txt")) {
            assertTrue(stream != null, type + " has no stored bytes: write them with -Dstate.bytes.write");
            return Base64.getMimeDecoder().decode(stream.readAllBytes());
        }
    }

    private static void write(Class<?> type, Path folder) throws Exception {
        TypeSerializer<Object> serializer = serializer(type);
        DataOutputSerializer target = new DataOutputSerializer(256);
        TypeSerializerSnapshot.writeVersionedSnapshot(target, serializer.snapshotConfiguration());
        serializer.serialize(sample(type), target);
        Files.createDirectories(folder);
        Files.writeString(
                folder.resolve(type.getSimpleName() + ".txt"),
                Base64.getMimeEncoder(100, new byte[] {'\n'})
                        .encodeToString(target.getCopyOfBuffer()) + "\n");
    }

    @SuppressWarnings("unchecked") // The type's own serializer, used as one of anything.
    private static TypeSerializer<Object> serializer(Class<?> type) {
        SerializerConfigImpl noKryo = new SerializerConfigImpl();
        noKryo.setGenericTypes(false);
        return (TypeSerializer<Object>) StateTypes.serializer(
                type, information -> information.createSerializer(noKryo));
    }

    /** A record with a value of its own in each place, always the same. */
    private static Object sample(Class<?> type) throws Exception {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values = new Object[types.length];
        for (int n = 0; n < types.length; n++) {
            values[n] = value(types[n], components[n].getName());
        }
        Constructor<?> constructor = type.getDeclaredConstructor(types);
        return constructor.newInstance(values);
    }

    private static Object value(Class<?> type, String name) throws Exception {
        int number = 1 + Math.floorMod(name.hashCode(), 1_000);
        if (type == long.class) {
            return (long) number;
        }
        if (type == int.class) {
            return number;
        }
        if (type == boolean.class) {
            return number % 2 == 0;
        }
        if (type == String.class) {
            return name + " é\u05d0";
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        if (type.isArray()) {
            Object array = Array.newInstance(type.getComponentType(), 2);
            Array.set(array, 0, value(type.getComponentType(), name));
            Array.set(array, 1, value(type.getComponentType(), name + "2"));
            return array;
        }
        return sample(type);
    }
}
