/** The log: commands go in, events come out. */
package io.rostrum.gateway.kafka;
