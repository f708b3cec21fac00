/** The ledger's door: reads of the committed books over HTTP. */
package io.rostrum.ledger.http;
