package io.rostrum.auction.state;

/** What a lot says to people; bids never touch it. */
public record LotText(String title, String text, String category, String[] pictures) {}
