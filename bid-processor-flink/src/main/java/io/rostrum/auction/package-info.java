/**
 * The auction: what a command comes to, as a pure function of a show's log.
 *
 * <p>This package and those below it import {@code java.*} and the contracts alone.
 */
package io.rostrum.auction;
