/**
 * A sample show: lots with pictures, an auctioneer, simulated bidders on real sockets, and the proof that all
 * went right.
 */
package io.rostrum.devstack.demo;
