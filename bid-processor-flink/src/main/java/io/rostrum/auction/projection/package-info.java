/** What the mirror shows of a show: pure functions of its entries. */
package io.rostrum.auction.projection;
