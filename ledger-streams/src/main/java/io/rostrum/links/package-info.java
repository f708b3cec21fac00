/** Accounts that are one person's, as far as a card or a bank account that they share can tell. Pure code. */
package io.rostrum.links;
