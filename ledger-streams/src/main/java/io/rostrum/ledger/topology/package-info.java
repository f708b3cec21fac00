/**
 * The ledger as one Kafka Streams application: processors that read, ask the pure packages, and write down.
 */
package io.rostrum.ledger.topology;
