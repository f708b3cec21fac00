/**
 * A user's desk: how they pay, their credits with gifts, spotlights and passes, and their wallet. Pure code.
 */
package io.rostrum.desks.user;
