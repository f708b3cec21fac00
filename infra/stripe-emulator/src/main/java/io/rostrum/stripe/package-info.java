/** An emulator of Stripe for development and tests: the same HTTP, real state, a clock that can be moved. */
package io.rostrum.stripe;
