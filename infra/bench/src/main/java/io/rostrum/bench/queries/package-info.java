/** Sellers' questions over many bids: in Pinot, and the same SQL in PostgreSQL. */
package io.rostrum.bench.queries;
