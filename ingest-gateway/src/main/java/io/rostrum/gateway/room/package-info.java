/**
 * A show's room as this node knows it: folded from events, refreshed by the mirror's frames, told to who
 * watches. Pure.
 */
package io.rostrum.gateway.room;
