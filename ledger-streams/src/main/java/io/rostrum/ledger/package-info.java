/** The ledger's process. */
package io.rostrum.ledger;
