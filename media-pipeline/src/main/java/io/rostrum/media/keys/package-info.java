/** Stream keys as the auction's log tells them: followed, and kept over a restart. */
package io.rostrum.media.keys;
