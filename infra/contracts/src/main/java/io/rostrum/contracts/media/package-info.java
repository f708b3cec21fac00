/** What is told of streams: up and down, health, thumbnails and clips; and the form of a stream key. */
package io.rostrum.contracts.media;
