/**
 * From hammer to payout: invoices, orders, disputes, deposits and second chances, decided without any engine.
 *
 * <p>{@link io.rostrum.orders.BasketEngine} folds what a basket is told, one thing at a time; its events are
 * the truth, and what is asked of the payment provider, the journal and the auction follows from them.
 */
package io.rostrum.orders;
