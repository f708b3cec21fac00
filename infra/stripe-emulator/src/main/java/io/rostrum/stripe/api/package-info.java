/** The resources of Stripe's API and their state machines. */
package io.rostrum.stripe.api;
