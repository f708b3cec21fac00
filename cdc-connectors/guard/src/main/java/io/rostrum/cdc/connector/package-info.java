/** Connectors as files: what they are set to, with what differs from place to place filled in. Pure. */
package io.rostrum.cdc.connector;
