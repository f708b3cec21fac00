package io.rostrum.orders.deciding;

import io.rostrum.contracts.commerce.CommerceRefusal;
import io.rostrum.orders.Happening;

import java.util.List;

/**
 * What a command comes to.
 *
 * @param refusal absent if it is accepted
 * @param detail absent, or words for people
 * @param happenings in their order; the first is the command's outcome
 */
public record Decision(CommerceRefusal refusal, String detail, List<Happening> happenings) {

    static Decision of(Happening... happenings) {
        return new Decision(null, null, List.of(happenings));
    }

    static Decision of(List<Happening> happenings) {
        return new Decision(null, null, happenings);
    }

    public static Decision refuse(CommerceRefusal refusal, String detail) {
        return new Decision(refusal, detail, List.of());
    }
}
