package io.rostrum.links;

import io.rostrum.contracts.commerce.DeskCommand;
import io.rostrum.contracts.commerce.InboxMessage;
import io.rostrum.contracts.commerce.InboxRecord;
import io.rostrum.contracts.id.UserId;
import io.rostrum.orders.asking.Ask;

import java.util.ArrayList;
import java.util.List;

/** Whoever has the same mark is linked, each with each. */
public final class MarkRules {

    private MarkRules() {}

    /** What the mark comes to, and who is told. */
    public record Step(MarkState mark, List<Ask> asks) {}

    /** Somebody was seen with the mark. */
    public static Step seen(MarkState mark, UserId user) {
        if (mark.users().contains(user) || mark.users().size() >= MarkState.USERS_MAX) {
            return new Step(mark, List.of());
        }
        List<Ask> asks = new ArrayList<>();
        for (UserId other : mark.users()) {
            asks.addAll(linked(user, other, true));
            asks.addAll(linked(other, user, true));
        }
        return new Step(mark.with(user), asks);
    }

    /** Tells an account's desks, as a user and as a seller, of another. */
    public static List<Ask> linked(UserId user, UserId other, boolean linked) {
        InboxMessage told = new InboxMessage.AccountLinked(other, linked);
        return List.of(
                new Ask.OfAggregate(new InboxRecord(DeskCommand.userDesk(user), "linked/" + other, told)),
                new Ask.OfAggregate(new InboxRecord(DeskCommand.sellerDesk(user), "linked/" + other, told)));
    }
}
