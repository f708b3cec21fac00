/** From an auction's event to a seller's figures: the record, its changes, and the queries over them. */
package io.rostrum.bench.analytics;
