/** The mirror: a fast look at what the log holds, and never more than that. */
package io.rostrum.gateway.redis;
