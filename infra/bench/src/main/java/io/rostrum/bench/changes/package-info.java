/** How long a bid takes to become a row, and the row a record that others read. */
package io.rostrum.bench.changes;
