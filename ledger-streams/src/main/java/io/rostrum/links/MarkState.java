package io.rostrum.links;

import io.rostrum.contracts.id.UserId;

import java.util.ArrayList;
import java.util.List;

/** Everybody with one mark of the payment provider's, the first first. */
public record MarkState(List<UserId> users) {

    /** Accounts of one mark that are told of each other; a card of more people than that links nobody new. */
    public static final int USERS_MAX = 50;

    public static final MarkState NEW = new MarkState(List.of());

    public MarkState {
        users = List.copyOf(users);
    }

    MarkState with(UserId user) {
        List<UserId> more = new ArrayList<>(users);
        more.add(user);
        return new MarkState(more);
    }
}
