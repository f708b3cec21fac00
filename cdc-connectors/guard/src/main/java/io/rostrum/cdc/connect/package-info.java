/** Kafka Connect over its REST interface: validating, applying and steering connectors. */
package io.rostrum.cdc.connect;
