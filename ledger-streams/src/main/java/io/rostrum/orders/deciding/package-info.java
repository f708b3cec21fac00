/**
 * What wishes, words of others and the passing of time come to: pure functions of the basket and the log's
 * time.
 */
package io.rostrum.orders.deciding;
