/** The media process at the log: what it tells of streams. */
package io.rostrum.media.kafka;
