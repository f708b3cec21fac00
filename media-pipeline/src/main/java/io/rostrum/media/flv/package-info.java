/**
 * The form in which RTMP carries sound and picture: FLV tags (Adobe, "Video File Format Specification 10.1",
 * annex E; "Enhanced RTMP v2"), and what can be read in them of H.264 (ITU-T H.264).
 */
package io.rostrum.media.flv;
