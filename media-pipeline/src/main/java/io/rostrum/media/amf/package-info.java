/** AMF0, the notation of RTMP's commands (Adobe, "Action Message Format -- AMF 0", 2007), within bounds. */
package io.rostrum.media.amf;
