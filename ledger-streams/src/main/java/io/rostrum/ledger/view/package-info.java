/** What the books say, read from the committed journal alone; it can be thrown away and is built again. */
package io.rostrum.ledger.view;
