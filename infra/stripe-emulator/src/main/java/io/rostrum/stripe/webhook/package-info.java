/** Signed webhooks, sent again until they are taken. */
package io.rostrum.stripe.webhook;
