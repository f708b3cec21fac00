/**
 * Fragmented MP4 (ISO 14496-12) as far as live video needs it: reading fragments, and joining them to a file.
 */
package io.rostrum.media.mp4;
