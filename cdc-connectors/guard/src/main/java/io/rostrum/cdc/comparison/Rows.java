package io.rostrum.cdc.comparison;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;

/** A row or a key as JSON, made the same text whoever wrote it: names sorted, no blanks. */
final class Rows {

    /** Says of a changed row that it was deleted. */
    static final String DELETED = "__deleted";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<TreeMap<String, Object>> OBJECT = new TypeReference<>() {};

    private Rows() {}

    static TreeMap<String, Object> read(byte[] json) {
        return read(new String(json, StandardCharsets.UTF_8));
    }

    static TreeMap<String, Object> read(String json) {
        try {
            return JSON.readValue(json, OBJECT);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("a changed row is no JSON object", unreadable);
        }
    }

    static String text(Object row) {
        try {
            return JSON.writeValueAsString(row);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Stands for a row in memory, however long the row is. */
    static String digest(TreeMap<String, Object> row) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(text(row).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
