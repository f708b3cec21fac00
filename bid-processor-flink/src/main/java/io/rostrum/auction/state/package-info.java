/**
 * What is kept of a show, cut as it is touched: flat public records, each fetched and stored by its own key.
 */
package io.rostrum.auction.state;
