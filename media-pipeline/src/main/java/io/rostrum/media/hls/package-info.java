/**
 * Low-latency HLS (rfc8216bis) without a network: fragments become parts, segments and playlists.
 *
 * <p>Pure but for the wall clock, which its callers pass in.
 */
package io.rostrum.media.hls;
