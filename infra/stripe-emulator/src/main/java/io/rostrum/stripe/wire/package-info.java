/** Stripe's way of speaking HTTP: form bodies, error objects, idempotent replays, lists. */
package io.rostrum.stripe.wire;
