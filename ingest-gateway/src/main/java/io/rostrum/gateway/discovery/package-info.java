/**
 * Which shows there are to go to, and in which order: live ones by their viewers, coming ones by their start,
 * both with the placement that a seller's plan opens. Pure.
 */
package io.rostrum.gateway.discovery;
