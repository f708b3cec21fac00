/** {@code ./rostrum finance}: the books from the committed topics alone, whether the ledger runs or not. */
package io.rostrum.devstack.finance;
