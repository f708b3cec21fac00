package io.rostrum.contracts.ledger;

/**
 * What an account says of the platform; it decides on which side the account grows, but for
 * {@code credits:issued}.
 */
public enum AccountClass {
    ASSET("assets"),
    LIABILITY("liabilities"),
    INCOME("income"),
    EXPENSE("expenses"),
    /** Whole credits, which never mix with money. */
    CREDITS("credits");

    private final String heading;

    AccountClass(String heading) {
        this.heading = heading;
    }

    /** The word that accountants group the accounts of this class under. */
    public String heading() {
        return heading;
    }
}
