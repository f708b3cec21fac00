/** Sellers' figures, made out of rows; what a JOIN would do is done here. Pure. */
package io.rostrum.analytics.figures;
