package io.rostrum.media.mp4;

/**
 * One frame of picture or sound.
 *
 * @param offset of its bytes, in the array that was read
 * @param size in bytes
 * @param decodeTime in ticks
 * @param duration in ticks
 * @param shift from decode time to presentation time, in ticks
 * @param sync whether it needs no other sample
 */
record Sample(int offset, int size, long decodeTime, long duration, int shift, boolean sync) {}
