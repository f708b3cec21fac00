/**
 * The arithmetic of an English lot: standing limits, increments, prices, boards, and the lot folded from its
 * history.
 */
package io.rostrum.auction.bidding;
