/** Wishes about orders and desks, on their way to {@code commerce.commands.v1} and back as outcomes. */
package io.rostrum.gateway.commerce;
