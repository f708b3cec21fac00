/** Brings the log's time to shows that nobody writes to: nudges that are appended to the command log. */
package io.rostrum.bidding.nudge;
