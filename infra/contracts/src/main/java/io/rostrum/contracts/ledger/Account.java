package io.rostrum.contracts.ledger;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * One account of a book, named as the chart of accounts ({@link AccountKind}) allows; it has one balance per
 * unit.
 *
 * <p>An id inside a name has 1 to 140 characters of {@code A-Z a-z 0-9 _ - . ~}; any other name is an
 * {@link IllegalArgumentException}.
 */
public final class Account implements Comparable<Account> {

    public static final Account STRIPE_PENDING = new Account("stripe:pending");
    public static final Account STRIPE_AVAILABLE = new Account("stripe:available");
    public static final Account STRIPE_DISPUTED = new Account("stripe:disputed");
    public static final Account BANK = new Account("bank");
    public static final Account CREDITS_DEFERRED = new Account("credits:deferred");
    public static final Account PLANS_DEFERRED = new Account("plans:deferred");
    public static final Account COMMISSION = new Account("commission");
    public static final Account BUYERS_PREMIUM = new Account("buyers-premium");
    public static final Account SELLER_PLAN = new Account("seller-plan");
    public static final Account CREDITS_INCOME = new Account("credits");
    public static final Account BREAKAGE = new Account("breakage");
    public static final Account FORFEITS = new Account("forfeits");
    public static final Account STRIPE_FEES = new Account("stripe-fees");
    public static final Account DISPUTE_FEES = new Account("dispute-fees");
    public static final Account CHARGEBACKS = new Account("chargebacks");
    public static final Account BAD_DEBTS = new Account("bad-debts");
    public static final Account GOODWILL = new Account("goodwill");
    public static final Account CREDITS_ISSUED = new Account("credits:issued");
    public static final Account CREDITS_SPENT = new Account("credits:spent");
    public static final Account CREDITS_EXPIRED = new Account("credits:expired");
    public static final Account CREDITS_REFUNDED = new Account("credits:refunded");

    private static final int MAX_ID = 140;

    @JsonValue
    private final String name;
    private final AccountKind kind;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Account(String name) {
        this.kind = name == null ? null : AccountKind.of(name);
        if (kind == null) {
            throw new IllegalArgumentException("no account has such a name");
        }
        this.name = name;
    }

    public String name() {
        return name;
    }

    public static Account hold(String orderId) {
        return new Account(AccountKind.HOLD.name(orderId));
    }

    public static Account giftHold(String giftId) {
        return new Account(AccountKind.GIFT_HOLD.name(giftId));
    }

    public static Account payable(String sellerId) {
        return new Account(AccountKind.SELLER_PAYABLE.name(sellerId));
    }

    public static Account sellerReceivable(String sellerId) {
        return new Account(AccountKind.SELLER_RECEIVABLE.name(sellerId));
    }

    public static Account userReceivable(String userId) {
        return new Account(AccountKind.USER_RECEIVABLE.name(userId));
    }

    public static Account wallet(String userId) {
        return new Account(AccountKind.USER_WALLET.name(userId));
    }

    public static Account tax(String jurisdiction) {
        return new Account(AccountKind.TAX.name(jurisdiction));
    }

    public static Account credits(String userId) {
        return new Account(AccountKind.CREDITS_USER.name(userId));
    }

    public AccountKind kind() {
        return kind;
    }

    /**
     * The seller, user, order, gift or jurisdiction that the account is for; empty for an account of the
     * platform.
     */
    public String id() {
        return kind.idIn(name);
    }

    static boolean isId(String text, int from, int to) {
        if (to <= from || to - from > MAX_ID) {
            return false;
        }
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            boolean allowed = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
                    || c == '_' || c == '-' || c == '.' || c == '~';
            if (!allowed) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Account account && name.equals(account.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public int compareTo(Account other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
