/** One show's stream as it is served and kept: what comes in of it goes into windows and into the archive. */
package io.rostrum.media.show;
