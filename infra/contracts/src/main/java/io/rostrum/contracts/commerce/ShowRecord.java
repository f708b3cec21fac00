package io.rostrum.contracts.commerce;

import io.rostrum.contracts.id.ShowId;

import java.util.Objects;

/**
 * One record of {@code commerce.shows.v1}: a question to the ledger's knowledge of a show.
 *
 * @param showId the record's key; its partition is that of the show's events
 * @param askId named in each answer
 * @param replyTo the desk that asks
 */
public record ShowRecord(ShowId showId, String askId, String replyTo, ShowAsk ask) {

    public ShowRecord {
        Objects.requireNonNull(showId, "showId");
        Objects.requireNonNull(askId, "askId");
        Objects.requireNonNull(replyTo, "replyTo");
        Objects.requireNonNull(ask, "ask");
    }
}
