/**
 * What looks like the product's answer to a bid, byte for byte in size, without the rules that make it one.
 */
package io.rostrum.bench.likeness;
