package io.rostrum.bidding.state;

import org.apache.flink.api.common.typeutils.CompositeTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

import java.io.IOException;

/**
 * Flink's own serializer of a record, told that records do not change.
 *
 * <p>On the heap, the first touch of a map after a checkpoint copies the map; with this its entries are
 * shared, not copied one by one. Bytes and evolution are those of the wrapped serializer.
 */
public final class RecordSerializer<T> extends TypeSerializer<T> {
    private static final long serialVersionUID = 1L;

    private final TypeSerializer<T> pojo;

    public RecordSerializer(TypeSerializer<T> pojo) {
        this.pojo = pojo;
    }

    /** Flink's serializer of the record, which writes the bytes. */
    public TypeSerializer<T> pojo() {
        return pojo;
    }

    @Override
    public boolean isImmutableType() {
        return true;
    }

    @Override
    public TypeSerializer<T> duplicate() {
        TypeSerializer<T> other = pojo.duplicate();
        return other == pojo ? this : new RecordSerializer<>(other);
    }

    @Override
    public T createInstance() {
        return pojo.createInstance();
    }

    @Override
    public T copy(T from) {
        return from;
    }

    @Override
    public T copy(T from, T reuse) {
        return from;
    }

    @Override
    public int getLength() {
        return pojo.getLength();
    }

    @Override
    public void serialize(T record, DataOutputView target) throws IOException {
        pojo.serialize(record, target);
    }

    @Override
    public T deserialize(DataInputView source) throws IOException {
        return pojo.deserialize(source);
    }

    @Override
    public T deserialize(T reuse, DataInputView source) throws IOException {
        return pojo.deserialize(source);
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        pojo.copy(source, target);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RecordSerializer<?> that && pojo.equals(that.pojo);
    }

    @Override
    public int hashCode() {
        return pojo.hashCode();
    }

    @Override
    public TypeSerializerSnapshot<T> snapshotConfiguration() {
        return new Snapshot<>(this);
    }

    /**
     * What a checkpoint keeps of this serializer: the snapshot of the wrapped one, which knows the record's
     * fields.
     */
    public static final class Snapshot<T> extends CompositeTypeSerializerSnapshot<T, RecordSerializer<T>> {
        private static final int VERSION = 1;

        public Snapshot() {}

        Snapshot(RecordSerializer<T> serializer) {
            super(serializer);
        }

        @Override
        protected int getCurrentOuterSnapshotVersion() {
            return VERSION;
        }

        @Override
        protected TypeSerializer<?>[] getNestedSerializers(RecordSerializer<T> outer) {
            return new TypeSerializer<?>[] {outer.pojo};
        }

        @Override
        @SuppressWarnings("unchecked") // The nested serializer is the one that was given above.
        protected RecordSerializer<T> createOuterSerializerWithNestedSerializers(TypeSerializer<?>[] nested) {
            return new RecordSerializer<>((TypeSerializer<T>) nested[0]);
        }
    }
}
