/**
 * The seam between taking a stream in (RTMP, transcoding) and serving it (LL-HLS, replay, clips): one half
 * calls {@link io.rostrum.media.stream.StreamSink}, the other implements it.
 */
package io.rostrum.media.stream;
