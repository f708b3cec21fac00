/** What is measured of the gateway. */
package io.rostrum.gateway.metrics;
