/** Keeps the books reconciled: reads all who tell of the same money, pass by pass, and says what differs. */
package io.rostrum.ledger.reconcile;
