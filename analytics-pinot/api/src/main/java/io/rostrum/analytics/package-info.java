/** Sellers' numbers, answered out of Pinot under the seller's own token. */
package io.rostrum.analytics;
