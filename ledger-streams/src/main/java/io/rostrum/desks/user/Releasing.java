package io.rostrum.desks.user;

import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.money.Money;

/** A seller's share of a gift that the journal was asked to release; with the entry the seller is told. */
public record Releasing(UserId sellerId, String shareId, Money amount) {}
