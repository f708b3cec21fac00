/** What an edge takes off the origin of streams. */
package io.rostrum.bench.edge;
