/** One ffmpeg for each stream: found or unpacked, started, fed, read, watched and never left behind. */
package io.rostrum.media.transcode;
