package io.rostrum.media.amf;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Writes AMF0 values one after the other, of the same Java types that {@link AmfReader} gives. */
public final class AmfWriter {

    private static final int SHORT_TEXT = 0xffff;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);

    /** Writes all of the values; tells the bytes. */
    public static byte[] write(Object... values) {
        AmfWriter writer = new AmfWriter();
        for (Object value : values) {
            writer.add(value);
        }
        return writer.toBytes();
    }

    public AmfWriter add(Object value) {
        try {
            put(value);
            return this;
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
    }

    public byte[] toBytes() {
        return bytes.toByteArray();
    }

    private void put(Object value) throws IOException {
        switch (value) {
            case null -> out.writeByte(AmfMarker.NULL);
            case Number number -> {
                out.writeByte(AmfMarker.NUMBER);
                out.writeDouble(number.doubleValue());
            }
            case Boolean truth -> {
                out.writeByte(AmfMarker.BOOLEAN);
                out.writeBoolean(truth);
            }
            case String text -> putText(text.getBytes(StandardCharsets.UTF_8));
            case List<?> array -> {
                out.writeByte(AmfMarker.STRICT_ARRAY);
                out.writeInt(array.size());
                for (Object element : array) {
                    put(element);
                }
            }
            case Map<?, ?> object -> putObject(object);
            default -> throw new IllegalArgumentException("AMF0 has no " + value.getClass());
        }
    }

    private void putText(byte[] text) throws IOException {
        if (text.length > SHORT_TEXT) {
            out.writeByte(AmfMarker.LONG_STRING);
            out.writeInt(text.length);
        } else {
            out.writeByte(AmfMarker.STRING);
            out.writeShort(text.length);
        }
        out.write(text);
    }

    private void putObject(Map<?, ?> object) throws IOException {
        out.writeByte(AmfMarker.OBJECT);
        for (Map.Entry<?, ?> entry : object.entrySet()) {
            byte[] name = ((String) entry.getKey()).getBytes(StandardCharsets.UTF_8);
            out.writeShort(name.length);
            out.write(name);
            put(entry.getValue());
        }
        out.writeShort(0);
        out.writeByte(AmfMarker.OBJECT_END);
    }
}
