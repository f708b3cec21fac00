/** A single Kafka node (KRaft, broker and controller in one) for development, run as a process of its own. */
package io.rostrum.broker;
