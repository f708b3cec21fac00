package io.rostrum.contracts.commerce;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.rostrum.contracts.id.CommandId;
import io.rostrum.contracts.id.UserId;

import java.util.Objects;

/** What a desk asks of a show: who its seller is, whether it took place, what became of a bid. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ShowAsk.AdmitGift.class, name = "AdmitGift"),
    @JsonSubTypes.Type(value = ShowAsk.WatchBid.class, name = "WatchBid"),
    @JsonSubTypes.Type(value = ShowAsk.AdmitPass.class, name = "AdmitPass"),
})
public sealed interface ShowAsk {

    /** Whether the receiver is the seller of this show, which is not over; then the seller's desk answers. */
    record AdmitGift(UserId giver, UserId receiver, long credits) implements ShowAsk {
        public AdmitGift {
            Objects.requireNonNull(giver, "giver");
            Objects.requireNonNull(receiver, "receiver");
        }
    }

    /** What becomes of the bid; answered once the show watches for it, and again when the bid is decided. */
    record WatchBid(CommandId bid) implements ShowAsk {
        public WatchBid {
            Objects.requireNonNull(bid, "bid");
        }
    }

    /**
     * Whether the show takes place and costs so much; answered at once, and again when it goes live or ends
     * without.
     *
     * @param userId whose pass it is; absent in older records, like the credits
     */
    record AdmitPass(UserId userId, Long credits) implements ShowAsk {}
}
