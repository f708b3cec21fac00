/** The media process at the log: what it hears of auctions, and what it tells of streams. */
package io.rostrum.media.kafka;
