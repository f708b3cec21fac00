/**
 * What is kept of shows' streams: an index that the names of the objects alone give, who may take how much,
 * and
 * what goes first when there is no more room.
 */
package io.rostrum.media.archive;
