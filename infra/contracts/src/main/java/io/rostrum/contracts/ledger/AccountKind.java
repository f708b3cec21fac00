package io.rostrum.contracts.ledger;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

import static io.rostrum.contracts.ledger.AccountClass.ASSET;
import static io.rostrum.contracts.ledger.AccountClass.CREDITS;
import static io.rostrum.contracts.ledger.AccountClass.EXPENSE;
import static io.rostrum.contracts.ledger.AccountClass.INCOME;
import static io.rostrum.contracts.ledger.AccountClass.LIABILITY;

/** The chart of accounts: every form that an account's name may have; {@code *} stands for one id. */
public enum AccountKind {
    STRIPE_PENDING("stripe:pending", ASSET, false),
    STRIPE_AVAILABLE("stripe:available", ASSET, false),
    STRIPE_DISPUTED("stripe:disputed", ASSET, false),
    BANK("bank", ASSET, false),
    SELLER_RECEIVABLE("seller:*:receivable", ASSET, true),
    USER_RECEIVABLE("user:*:receivable", ASSET, true),

    HOLD("hold:*", LIABILITY, true),
    GIFT_HOLD("hold:gift:*", LIABILITY, true),
    SELLER_PAYABLE("seller:*:payable", LIABILITY, true),
    USER_WALLET("user:*:wallet", LIABILITY, true),
    TAX("tax:*", LIABILITY, false),
    CREDITS_DEFERRED("credits:deferred", LIABILITY, true),
    PLANS_DEFERRED("plans:deferred", LIABILITY, true),

    COMMISSION("commission", INCOME, false),
    BUYERS_PREMIUM("buyers-premium", INCOME, false),
    SELLER_PLAN("seller-plan", INCOME, false),
    CREDITS_INCOME("credits", INCOME, false),
    BREAKAGE("breakage", INCOME, false),
    FORFEITS("forfeits", INCOME, false),

    STRIPE_FEES("stripe-fees", EXPENSE, false),
    DISPUTE_FEES("dispute-fees", EXPENSE, false),
    CHARGEBACKS("chargebacks", EXPENSE, false),
    BAD_DEBTS("bad-debts", EXPENSE, false),
    GOODWILL("goodwill", EXPENSE, false),

    CREDITS_ISSUED("credits:issued", CREDITS, false),
    CREDITS_USER("credits:user:*", CREDITS, true),
    CREDITS_SPENT("credits:spent", CREDITS, false),
    CREDITS_EXPIRED("credits:expired", CREDITS, false),
    CREDITS_REFUNDED("credits:refunded", CREDITS, false);

    private static final Map<String, AccountKind> FIXED = Arrays.stream(values())
            .filter(kind -> kind.suffix == null)
            .collect(Collectors.toMap(kind -> kind.prefix, kind -> kind));
    /** The longest prefix first, so that {@code hold:gift:*} is no {@code hold:*}. */
    private static final AccountKind[] OPEN = Arrays.stream(values())
            .filter(kind -> kind.suffix != null)
            .sorted((a, b) -> Integer.compare(b.prefix.length(), a.prefix.length()))
            .toArray(AccountKind[]::new);

    private final AccountClass accountClass;
    private final boolean protectedFromNegative;
    private final String prefix;
    private final String suffix;

    AccountKind(String form, AccountClass accountClass, boolean protectedFromNegative) {
        this.accountClass = accountClass;
        this.protectedFromNegative = protectedFromNegative;
        int star = form.indexOf('*');
        this.prefix = star < 0 ? form : form.substring(0, star);
        this.suffix = star < 0 ? null : form.substring(star + 1);
    }

    /** The kind of an account with this name, or null. */
    static AccountKind of(String name) {
        AccountKind fixed = FIXED.get(name);
        if (fixed != null) {
            return fixed;
        }
        for (AccountKind kind : OPEN) {
            int end = name.length() - kind.suffix.length();
            if (name.startsWith(kind.prefix) && name.endsWith(kind.suffix)
                    && Account.isId(name, kind.prefix.length(), end)) {
                return kind;
            }
        }
        return null;
    }

    /** The name of the account of this kind for one id. */
    String name(String id) {
        return prefix + id + suffix;
    }

    /** The form of its accounts' names; {@code *} stands for one id. */
    public String form() {
        return suffix == null ? prefix : prefix + "*" + suffix;
    }

    String idIn(String name) {
        return suffix == null ? "" : name.substring(prefix.length(), name.length() - suffix.length());
    }

    public AccountClass accountClass() {
        return accountClass;
    }

    /** The side on which the account grows. */
    public Side normalSide() {
        return switch (accountClass) {
            case ASSET, EXPENSE -> Side.DEBIT;
            case LIABILITY, INCOME -> Side.CREDIT;
            case CREDITS -> this == CREDITS_ISSUED ? Side.DEBIT : Side.CREDIT;
        };
    }

    /** Whether an entry that would take its balance below zero is refused. */
    public boolean protectedFromNegative() {
        return protectedFromNegative;
    }
}
