/** Quicker ways to read what {@link io.rostrum.contracts.Json} reads, for those who read every record. */
package io.rostrum.contracts.wire;
