/** How the streams of shows stand, as the media process tells it. */
package io.rostrum.gateway.stream;
