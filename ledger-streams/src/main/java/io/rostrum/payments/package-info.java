/**
 * The Stripe worker: carries out what is asked in {@code payments.requests.v1} and states what Stripe said.
 *
 * <p>It keeps no state of its own: what was tried is known by Stripe (metadata, ids), what was asked by the
 * log.
 */
package io.rostrum.payments;
