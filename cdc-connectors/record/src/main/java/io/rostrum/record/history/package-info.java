/** How facts become rows: the history of a show, an order, an invoice, a book, each in its order. Pure. */
package io.rostrum.record.history;
