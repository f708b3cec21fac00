/** Stripe's webhooks: checked at the door, and turned into notices without a payload. */
package io.rostrum.gateway.webhook;
