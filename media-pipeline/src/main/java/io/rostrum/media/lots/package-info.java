/**
 * When each lot was open, as the auction's log tells it, and the clip of each: all that the stream knows of
 * auctions.
 */
package io.rostrum.media.lots;
