package io.rostrum.bidding.source;

import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

import java.io.IOException;

/**
 * Carries a {@link LoggedCommand} between subtasks as the bytes that the log has; it never stands in state.
 */
public final class LoggedCommandSerializer extends TypeSerializerSingleton<LoggedCommand> {
    private static final long serialVersionUID = 1L;
    static final LoggedCommandSerializer INSTANCE = new LoggedCommandSerializer();
    private static final int ABSENT = -1;

    @Override
    public void serialize(LoggedCommand command, DataOutputView target) throws IOException {
        write(command.key(), target);
        write(command.value(), target);
        target.writeInt(command.partition());
        target.writeLong(command.offset());
        target.writeLong(command.logTimeMillis());
        write(command.replyToBytes(), target);
        write(command.idBytes(), target);
    }

    @Override
    public LoggedCommand deserialize(DataInputView source) throws IOException {
        return new LoggedCommand(
                read(source),
                read(source),
                source.readInt(),
                source.readLong(),
                source.readLong(),
                read(source),
                read(source));
    }

    @Override
    public LoggedCommand deserialize(LoggedCommand reuse, DataInputView source) throws IOException {
        return deserialize(source);
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        serialize(deserialize(source), target);
    }

    @Override
    public LoggedCommand copy(LoggedCommand from) {
        return from;
    }

    @Override
    public LoggedCommand copy(LoggedCommand from, LoggedCommand reuse) {
        return from;
    }

    @Override
    public LoggedCommand createInstance() {
        return new LoggedCommand(null, null, 0, 0, 0, null, null);
    }

    @Override
    public boolean isImmutableType() {
        return true;
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public TypeSerializerSnapshot<LoggedCommand> snapshotConfiguration() {
        return new Snapshot();
    }

    private static void write(byte[] bytes, DataOutputView target) throws IOException {
        if (bytes == null) {
            target.writeInt(ABSENT);
            return;
        }
        target.writeInt(bytes.length);
        target.write(bytes);
    }

    private static byte[] read(DataInputView source) throws IOException {
        int length = source.readInt();
        if (length == ABSENT) {
            return null;
        }
        byte[] bytes = new byte[length];
        source.readFully(bytes);
        return bytes;
    }

    /** Names this serializer's form; it has had one. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<LoggedCommand> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
