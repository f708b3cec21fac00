/** Charges and refunds that desks ask the payment provider for, step by step. Pure code. */
package io.rostrum.desks.charging;
