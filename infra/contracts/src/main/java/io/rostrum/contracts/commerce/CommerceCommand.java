package io.rostrum.contracts.commerce;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.rostrum.contracts.id.UserId;

/**
 * A wish about orders, about somebody's own desk or about the books, in the imperative; who wishes it stands
 * in its {@link CommerceRecord}.
 *
 * <p>On the wire an explicit {@code type} comes first; an unknown one is a dead letter.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(OrderCommand.class),
    @JsonSubTypes.Type(DeskCommand.class),
    @JsonSubTypes.Type(BookCommand.class),
})
public sealed interface CommerceCommand permits OrderCommand, DeskCommand, BookCommand {

    /**
     * Who decides: {@code basket:showId.buyerId} for orders, {@code user:id} and {@code seller:id} for desks,
     * {@code book:id} for what finance does to the books. The record's key.
     *
     * @param actor who wishes it
     */
    String aggregate(UserId actor);
}
