/** What is wished of orders and desks, what became of it, and the life of an order from hammer to payout. */
package io.rostrum.contracts.commerce;
