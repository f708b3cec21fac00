/** What finance does to a book by hand: proposals that want two persons, and the closing of months. */
package io.rostrum.accounting.control;
