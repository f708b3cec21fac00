package io.rostrum.orders.asking;

import io.rostrum.contracts.auction.AuctionCommand;
import io.rostrum.contracts.commerce.InboxRecord;
import io.rostrum.contracts.commerce.ShowRecord;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.ledger.PostJournalEntry;
import io.rostrum.contracts.payments.PaymentRequestRecord;

/**
 * Something that is asked of another part; it is written to the log together with the events that it follows
 * from.
 */
public sealed interface Ask {

    record OfProvider(PaymentRequestRecord request) implements Ask {}

    record OfJournal(PostJournalEntry request) implements Ask {}

    /** @param cause makes the command's id, together with the log's time */
    record OfAuction(ShowId showId, String cause, AuctionCommand command) implements Ask {}

    record OfAggregate(InboxRecord message) implements Ask {}

    record OfShow(ShowRecord question) implements Ask {}
}
