/**
 * What a command comes to: refusals and facts, decided from a view of the show and nothing else; it changes
 * nothing.
 */
package io.rostrum.auction.deciding;
