package io.rostrum.accounting.export;

import io.rostrum.accounting.Major;
import io.rostrum.contracts.ledger.Month;
import io.rostrum.contracts.ledger.Posting;
import io.rostrum.contracts.ledger.Side;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Amounts in major units, debits positive; days in UTC. */
final class Amounts {

    private Amounts() {}

    static String signed(Posting posting) {
        long minor = posting.side() == Side.DEBIT ? posting.minor() : Math.negateExact(posting.minor());
        return major(minor, posting.unit());
    }

    static String major(long minor, String unit) {
        return Major.text(minor, unit);
    }

    static String closed(String comment, Month closedThrough) {
        return comment + (closedThrough == null
                ? "No month is closed."
                : "Closed up to and with " + closedThrough + ".");
    }

    static LocalDate day(long atMillis) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(atMillis), ZoneOffset.UTC);
    }
}
