/**
 * A show's publisher and what becomes of it: keys, one publisher for each, reconnects, the clock of media
 * time, health. It knows no protocol and no process.
 */
package io.rostrum.media.ingest;
