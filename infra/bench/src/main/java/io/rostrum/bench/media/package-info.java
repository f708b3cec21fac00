/** {@code bench media}: what a stream costs, and how late its picture is. */
package io.rostrum.bench.media;
