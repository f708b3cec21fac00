package io.rostrum.contracts.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.rostrum.contracts.Json;
import io.rostrum.contracts.MalformedRecord;
import io.rostrum.contracts.ledger.Account;
import io.rostrum.contracts.ledger.BookId;
import io.rostrum.contracts.ledger.EntryOutline;
import io.rostrum.contracts.ledger.EntryPhase;
import io.rostrum.contracts.ledger.Posting;
import io.rostrum.contracts.ledger.Side;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads outlines of journal entries. A test holds it against {@link Json}. */
public final class EntryReader {

    private final JsonParser json;
    private final List<Posting> postings = new ArrayList<>(6);
    private String entryId;
    private String bookId;
    private long seq;
    private String previousHash;
    private long atMillis;
    private String phase;
    private String replyTo;
    private Long effectiveMillis;
    private String factType;
    private int factFrom;
    private int factTo;

    private EntryReader(JsonParser json) {
        this.json = json;
    }

    /** Reads a record of {@code ledger.entries.v1}; what cannot be read is a {@link MalformedRecord}. */
    public static EntryOutline outline(byte[] bytes) {
        try {
            EntryOutline usual = EntryScan.outline(bytes);
            return usual == null ? slowly(bytes) : usual;
        } catch (JsonProcessingException | IllegalArgumentException | NullPointerException fault) {
            throw new MalformedRecord("no journal entry", fault);
        } catch (IOException fault) {
            throw new MalformedRecord("unreadable bytes", fault);
        }
    }

    private static EntryOutline slowly(byte[] bytes) throws IOException {
        try (JsonParser json = Json.LOG.getFactory().createParser(bytes)) {
            return new EntryReader(json).outline();
        }
    }

    private EntryOutline outline() throws IOException {
        require(json.nextToken(), JsonToken.START_OBJECT);
        for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
            switch (field) {
                case "entryId" -> entryId = json.nextTextValue();
                case "bookId" -> bookId = json.nextTextValue();
                case "seq" -> seq = number();
                case "previousHash" -> previousHash = json.nextTextValue();
                case "atMillis" -> atMillis = number();
                case "phase" -> phase = json.nextTextValue();
                case "replyTo" -> replyTo = json.nextTextValue();
                case "effectiveMillis" -> effectiveMillis = number();
                case "fact" -> fact();
                case "postings" -> postings();
                default -> skip();
            }
        }
        require(json.currentToken(), JsonToken.END_OBJECT);
        return new EntryOutline(
                entryId, new BookId(bookId), seq, previousHash, atMillis, EntryPhase.valueOf(phase),
                replyTo, effectiveMillis, factType, factFrom, factTo, postings);
    }

    private void fact() throws IOException {
        require(json.nextToken(), JsonToken.START_OBJECT);
        factFrom = (int) json.currentTokenLocation().getByteOffset();
        for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
            if (field.equals("type")) {
                factType = json.nextTextValue();
            } else {
                skip();
            }
        }
        factTo = (int) json.currentLocation().getByteOffset();
    }

    private void postings() throws IOException {
        require(json.nextToken(), JsonToken.START_ARRAY);
        while (json.nextToken() != JsonToken.END_ARRAY) {
            require(json.currentToken(), JsonToken.START_OBJECT);
            postings.add(posting());
        }
    }

    private Posting posting() throws IOException {
        String account = null;
        String side = null;
        String unit = null;
        long minor = 0;
        for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
            switch (field) {
                case "account" -> account = json.nextTextValue();
                case "side" -> side = json.nextTextValue();
                case "minor" -> minor = number();
                case "unit" -> unit = json.nextTextValue();
                default -> skip();
            }
        }
        return new Posting(new Account(account), Side.valueOf(side), minor, unit);
    }

    private long number() throws IOException {
        require(json.nextToken(), JsonToken.VALUE_NUMBER_INT);
        return json.getLongValue();
    }

    private void skip() throws IOException {
        json.nextToken();
        json.skipChildren();
    }

    private static void require(JsonToken found, JsonToken wanted) {
        if (found != wanted) {
            throw new IllegalArgumentException("found " + found + " where " + wanted + " must stand");
        }
    }
}
