/** Holds the journal against everybody else who tells of the same money, to the cent. */
package io.rostrum.accounting.reconcile;
