/**
 * The books, as pure code: which entry a fact makes, what the journal takes and refuses, what balances
 * follow.
 *
 * <p>Nothing here reads a clock, a file or a socket; a book is the fold of its requests.
 */
package io.rostrum.accounting;
