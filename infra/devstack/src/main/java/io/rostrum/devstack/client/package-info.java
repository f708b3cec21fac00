/**
 * A client of the gateway, as a page is one: signs in, sends commands and bids over the socket, awaits their
 * fates.
 */
package io.rostrum.devstack.client;
