/** How a replication slot fares, and what a person is to do about it. Pure. */
package io.rostrum.cdc.slot;
