/**
 * What is asked of Stripe and what Stripe said: requests, facts, and the records that carry them.
 *
 * <p>No client secret, card data, link or personal text stands in any of them; Stripe's own ids do.
 */
package io.rostrum.contracts.payments;
