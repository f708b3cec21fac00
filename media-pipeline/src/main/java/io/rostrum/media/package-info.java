/** The process that takes streams in and serves them: its settings and how its halves are joined. */
package io.rostrum.media;
