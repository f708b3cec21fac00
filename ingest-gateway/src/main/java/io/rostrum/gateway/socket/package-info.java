/** The room's socket: frames in, frames out. */
package io.rostrum.gateway.socket;
