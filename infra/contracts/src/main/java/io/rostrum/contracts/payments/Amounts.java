package io.rostrum.contracts.payments;

import io.rostrum.contracts.money.Money;

import java.util.Objects;

/** What an amount in a request or fact must be: present and above zero. */
final class Amounts {

    private Amounts() {}

    static void positive(String name, Money amount) {
        Objects.requireNonNull(amount, name);
        if (amount.minor() <= 0) {
            throw new IllegalArgumentException(name + " must be above zero");
        }
    }
}
