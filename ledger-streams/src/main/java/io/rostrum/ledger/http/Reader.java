package io.rostrum.ledger.http;

import io.javalin.http.Context;
import io.rostrum.contracts.identity.Caller;
import io.rostrum.contracts.identity.Role;
import io.rostrum.contracts.ledger.Account;
import io.rostrum.identity.InvalidToken;
import io.rostrum.identity.Tokens;

import java.util.Locale;

/** Who may read what: finance and operators everything, everybody else the accounts that are their own. */
final class Reader {

    private static final String BEARER = "bearer ";

    private final Tokens tokens;

    Reader(Tokens tokens) {
        this.tokens = tokens;
    }

    /** Refuses whoever may not read the whole book. */
    void requireBook(Context ctx) {
        if (!readsAll(caller(ctx))) {
            throw new Refused(403, "finance and operators read whole books");
        }
    }

    /** Refuses whoever may not read that account. */
    void requireAccount(Context ctx, Account account) {
        Caller caller = caller(ctx);
        if (!readsAll(caller) && !owns(caller, account)) {
            throw new Refused(403, "this account is not yours");
        }
    }

    private static boolean readsAll(Caller caller) {
        return caller.roles().contains(Role.FINANCE) || caller.roles().contains(Role.OPERATOR);
    }

    private static boolean owns(Caller caller, Account account) {
        boolean own = account.id().equals(caller.userId().value());
        return switch (account.kind()) {
            case USER_WALLET, USER_RECEIVABLE, CREDITS_USER -> own;
            case SELLER_PAYABLE, SELLER_RECEIVABLE -> own && caller.roles().contains(Role.SELLER);
            case STRIPE_PENDING, STRIPE_AVAILABLE, STRIPE_DISPUTED, BANK, HOLD, GIFT_HOLD, TAX,
                    CREDITS_DEFERRED,
                    PLANS_DEFERRED, COMMISSION, BUYERS_PREMIUM, SELLER_PLAN, CREDITS_INCOME,
                    BREAKAGE, FORFEITS,
                    STRIPE_FEES, DISPUTE_FEES, CHARGEBACKS, BAD_DEBTS, GOODWILL, CREDITS_ISSUED,
                    CREDITS_SPENT, CREDITS_EXPIRED, CREDITS_REFUNDED -> false;
        };
    }

    /** Whoever sent the request. */
    Caller caller(Context ctx) {
        String header = ctx.header("Authorization");
        if (header == null || !header.toLowerCase(Locale.ROOT).startsWith(BEARER)) {
            throw new Refused(401, "a bearer token is wanted");
        }
        try {
            return tokens.verify(header.substring(BEARER.length()).strip());
        } catch (InvalidToken fault) {
            throw new Refused(401, fault.getMessage());
        }
    }
}
