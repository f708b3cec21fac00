/**
 * RTMP and RTMPS on one port (Adobe, "Real-Time Messaging Protocol 1.0", 2012; "Enhanced RTMP v2"), for
 * publishers alone: handshake, chunks, commands. What breaks a rule is refused by name and closed; nobody
 * else notices.
 */
package io.rostrum.media.rtmp;
