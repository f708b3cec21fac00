/** The origin: playlists, parts, segments, pictures and clips over HTTP/1.1 and HTTP/2 in the clear. */
package io.rostrum.media.origin;
