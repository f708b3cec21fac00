package io.rostrum.contracts.commerce;

import io.rostrum.contracts.money.Money;

import java.util.Objects;

/**
 * One line of a desk's history.
 *
 * @param subject names the purchase, gift, spotlight, pass or period that it is about
 * @param credits whole credits; 0 where it is about none
 * @param amount absent where no money is named
 * @param about the other party, the show or the reason; absent where there is none
 */
public record DeskLine(DeskHappening what, String subject, long credits, Money amount, String about) {

    public DeskLine {
        Objects.requireNonNull(what, "what");
        Objects.requireNonNull(subject, "subject");
    }
}
