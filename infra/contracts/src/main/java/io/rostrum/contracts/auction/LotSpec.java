package io.rostrum.contracts.auction;

import io.rostrum.contracts.money.Money;

import java.util.List;
import java.util.Objects;

/**
 * What a seller says of a lot. Holds the reserve, so it stands in commands and keyed state only;
 * {@link LotCard} is its public part.
 *
 * @param title 1 to 120 characters
 * @param text up to 4,000 characters
 * @param category up to 60 characters
 * @param pictures ids of up to 12 pictures that the gateway took
 * @param opening the least first bid
 * @param reserve the least price to sell at; absent is none
 * @param rules a pack of its own; absent is the show's
 */
public record LotSpec(
        String title,
        String text,
        String category,
        List<String> pictures,
        Money opening,
        Money reserve,
        RulePack rules) {

    public static final int MAX_TITLE = 120;
    public static final int MAX_TEXT = 4_000;
    public static final int MAX_CATEGORY = 60;
    public static final int MAX_PICTURES = 12;
    public static final int MAX_PICTURE_ID = 80;

    public LotSpec {
        Texts.require("title", title, 1, MAX_TITLE);
        text = text == null ? "" : text;
        Texts.require("text", text, 0, MAX_TEXT);
        category = category == null ? "" : category;
        Texts.require("category", category, 0, MAX_CATEGORY);
        pictures = pictures == null ? List.of() : List.copyOf(pictures);
        if (pictures.size() > MAX_PICTURES) {
            throw new IllegalArgumentException("a lot has at most " + MAX_PICTURES + " pictures");
        }
        for (String picture : pictures) {
            if (!picture.matches("[A-Za-z0-9._-]{1," + MAX_PICTURE_ID + "}")) {
                throw new IllegalArgumentException("a picture's id has letters, digits, '.', '_' and '-'");
            }
        }
        Objects.requireNonNull(opening, "opening");
    }
}
