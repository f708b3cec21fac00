/**
 * A Kafka Connect worker for development, run as a process of its own: the plugins stand in a folder beside
 * it.
 */
package io.rostrum.cdc.worker;
