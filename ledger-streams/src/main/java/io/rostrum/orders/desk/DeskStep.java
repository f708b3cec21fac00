package io.rostrum.orders.desk;

import io.rostrum.contracts.commerce.CommerceRefusal;
import io.rostrum.orders.asking.Ask;

import java.util.List;

/**
 * What one input of a desk came to.
 *
 * @param refusal of a command; absent if it was taken, or none
 */
public record DeskStep<S>(S state, List<Ask> asks, CommerceRefusal refusal, String detail) {

    static <S> DeskStep<S> of(S state, Ask... asks) {
        return new DeskStep<>(state, List.of(asks), null, null);
    }

    static <S> DeskStep<S> of(S state, List<Ask> asks) {
        return new DeskStep<>(state, asks, null, null);
    }

    static <S> DeskStep<S> refuse(S state, CommerceRefusal refusal, String detail) {
        return new DeskStep<>(state, List.of(), refusal, detail);
    }
}
