/** The process that applies the connectors and watches the slot, and what recovers a lost one. */
package io.rostrum.cdc.guard;
