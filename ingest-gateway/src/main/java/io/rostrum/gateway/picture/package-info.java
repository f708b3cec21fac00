/**
 * Pictures of lots: checked, made harmless and small, kept by what they hold. Knows ImageIO and files, no
 * HTTP.
 */
package io.rostrum.gateway.picture;
