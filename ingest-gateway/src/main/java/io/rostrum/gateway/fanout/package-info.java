/** What one socket still has to be sent: own answers first, of the room only the newest. Pure. */
package io.rostrum.gateway.fanout;
