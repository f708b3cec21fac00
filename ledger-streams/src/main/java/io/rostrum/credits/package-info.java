/**
 * A user's desk: credits in lots of first in, first out, gifts, spotlights and passes; and the wallet. Pure
 * code.
 */
package io.rostrum.credits;
