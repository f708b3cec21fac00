package io.rostrum.devstack.feed;

import io.rostrum.contracts.money.Money;

import java.nio.file.Path;
import java.util.List;

/** The fields of one row, read strictly: what cannot be read is a fault with its line, and null. */
final class Cells {

    private final Path file;
    private final CsvTable.Row row;
    private final List<Fault> faults;

    Cells(Path file, CsvTable.Row row, List<Fault> faults) {
        this.file = file;
        this.row = row;
        this.faults = faults;
    }

    void fault(String reason) {
        faults.add(new Fault(file, row.line(), reason));
    }

    String get(String column) {
        return row.get(column);
    }

    /** A text that is not blank. */
    String name(String column, int lengthMax) {
        String text = get(column);
        if (text.isBlank()) {
            fault(column + " is empty");
            return null;
        }
        if (text.length() > lengthMax) {
            fault(column + " is longer than " + lengthMax + " characters");
            return null;
        }
        return text;
    }

    /** A whole number, plain digits alone, of at least {@code min}. */
    Long amount(String column, long min) {
        String text = get(column);
        if (text.isEmpty()) {
            fault(column + " is empty");
        } else if (text.matches("-[0-9]+")) {
            fault(column + " is negative: " + shortened(text));
        } else if (!text.matches("[0-9]+")) {
            fault(column + " is no whole number: '" + shortened(text) + "'");
        } else {
            return inRange(column, text, min);
        }
        return null;
    }

    private Long inRange(String column, String digits, long min) {
        long value;
        try {
            value = Long.parseLong(digits);
        } catch (NumberFormatException tooLong) {
            fault(column + " is over " + Long.MAX_VALUE + ": " + shortened(digits));
            return null;
        }
        if (value < min) {
            fault(column + " must be at least " + min);
            return null;
        }
        return value;
    }

    /** An ISO 4217 code. */
    String currency(String column) {
        String text = get(column);
        try {
            Money.requireCurrency(text);
            return text;
        } catch (IllegalArgumentException unknown) {
            fault(column + " is no ISO 4217 code: '" + shortened(text) + "'");
            return null;
        }
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "...";
    }
}
