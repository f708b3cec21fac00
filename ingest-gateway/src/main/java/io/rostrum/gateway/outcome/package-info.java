/** What became of commands: who waits to hear it, what the log says of it, what is remembered. Pure. */
package io.rostrum.gateway.outcome;
