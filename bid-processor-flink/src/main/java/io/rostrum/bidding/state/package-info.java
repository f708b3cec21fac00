/** Keeps a show's entries in Flink's keyed state, cut as the rules touch them. */
package io.rostrum.bidding.state;
