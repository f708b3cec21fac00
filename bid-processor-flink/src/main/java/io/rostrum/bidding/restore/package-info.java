/** Takes the job up where it stood: the newest checkpoint, and the events that were written after it. */
package io.rostrum.bidding.restore;
