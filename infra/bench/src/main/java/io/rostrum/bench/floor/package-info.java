/**
 * The least that any bid path on Kafka and Redis must do, done barely: what the product's path is measured
 * against.
 */
package io.rostrum.bench.floor;
