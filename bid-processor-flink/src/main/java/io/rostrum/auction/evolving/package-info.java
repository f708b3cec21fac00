/** How facts change what is kept of a show. Total: a fact that was decided is never refused. */
package io.rostrum.auction.evolving;
