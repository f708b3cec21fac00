/** What is kept of a basket, its invoices and its orders: flat records, the fold of their events. */
package io.rostrum.orders.state;
