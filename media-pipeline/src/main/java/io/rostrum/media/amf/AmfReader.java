package io.rostrum.media.amf;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads AMF0 values one after the other: numbers as {@code Double}, {@code Boolean}, {@code String}, objects
 * as {@code Map}, arrays as {@code List}; null and undefined as {@code null}. References and typed objects
 * are refused: no encoder sends them.
 */
public final class AmfReader {

    private final ByteBuffer bytes;
    private final AmfLimits limits;
    private int values;

    public AmfReader(byte[] bytes, int offset, AmfLimits limits) {
        this.bytes = ByteBuffer.wrap(bytes, offset, bytes.length - offset);
        this.limits = limits;
    }

    public boolean more() {
        return bytes.hasRemaining();
    }

    /** Where the next value begins, from the array's first byte. */
    public int position() {
        return bytes.position();
    }

    /** The next value; what is missing, unknown or too much is {@link MalformedAmf}. */
    public Object read() throws MalformedAmf {
        try {
            return value(0);
        } catch (BufferUnderflowException cut) {
            throw new MalformedAmf("a value is cut off");
        }
    }

    /** The next value, if it is text; {@code null} when there is none or it is something else. */
    public String readText() throws MalformedAmf {
        return more() && read() instanceof String text ? text : null;
    }

    private Object value(int depth) throws MalformedAmf {
        if (++values > limits.values()) {
            throw new MalformedAmf("more than " + limits.values() + " values");
        }
        if (depth > limits.depth()) {
            throw new MalformedAmf("more than " + limits.depth() + " levels");
        }
        int marker = bytes.get() & 0xff;
        return switch (marker) {
            case AmfMarker.NUMBER -> bytes.getDouble();
            case AmfMarker.BOOLEAN -> bytes.get() != 0;
            case AmfMarker.STRING -> text(bytes.getShort() & 0xffff);
            case AmfMarker.LONG_STRING -> text(bytes.getInt());
            case AmfMarker.OBJECT -> object(depth);
            case AmfMarker.ECMA_ARRAY -> {
                bytes.getInt();
                yield object(depth);
            }
            case AmfMarker.STRICT_ARRAY -> array(depth);
            case AmfMarker.DATE -> {
                double millis = bytes.getDouble();
                bytes.getShort();
                yield millis;
            }
            case AmfMarker.NULL, AmfMarker.UNDEFINED, AmfMarker.UNSUPPORTED -> null;
            default -> throw new MalformedAmf("the marker " + marker + " is not read");
        };
    }

    private String text(int length) throws MalformedAmf {
        if (length < 0 || length > limits.textBytes()) {
            throw new MalformedAmf("a text of more than " + limits.textBytes() + " bytes");
        }
        byte[] text = new byte[Math.min(length, bytes.remaining())];
        if (text.length < length) {
            throw new BufferUnderflowException();
        }
        bytes.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }

    private Map<String, Object> object(int depth) throws MalformedAmf {
        Map<String, Object> object = new LinkedHashMap<>();
        while (true) {
            int length = bytes.getShort() & 0xffff;
            if (length == 0 && bytes.get(bytes.position()) == AmfMarker.OBJECT_END) {
                bytes.get();
                return object;
            }
            String name = text(length);
            object.put(name, value(depth + 1));
        }
    }

    private List<Object> array(int depth) throws MalformedAmf {
        int length = bytes.getInt();
        if (length < 0 || length > limits.values()) {
            throw new MalformedAmf("an array of more than " + limits.values() + " values");
        }
        List<Object> array = new ArrayList<>(Math.min(length, 16));
        for (int i = 0; i < length; i++) {
            array.add(value(depth + 1));
        }
        return array;
    }
}
