package io.rostrum.bidding.source;

import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** Flink's description of {@link LoggedCommand}. */
public final class LoggedCommandType extends TypeInformation<LoggedCommand> {
    private static final long serialVersionUID = 1L;
    public static final LoggedCommandType INSTANCE = new LoggedCommandType();

    @Override
    public TypeSerializer<LoggedCommand> createSerializer(SerializerConfig config) {
        return LoggedCommandSerializer.INSTANCE;
    }

    @Override
    public Class<LoggedCommand> getTypeClass() {
        return LoggedCommand.class;
    }

    @Override
    public boolean isBasicType() {
        return false;
    }

    @Override
    public boolean isTupleType() {
        return false;
    }

    @Override
    public int getArity() {
        return 1;
    }

    @Override
    public int getTotalFields() {
        return 1;
    }

    @Override
    public boolean isKeyType() {
        return false;
    }

    @Override
    public String toString() {
        return "LoggedCommand";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LoggedCommandType;
    }

    @Override
    public int hashCode() {
        return LoggedCommandType.class.hashCode();
    }

    @Override
    public boolean canEqual(Object other) {
        return other instanceof LoggedCommandType;
    }
}
