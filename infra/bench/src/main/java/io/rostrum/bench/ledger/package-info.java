/** The journal beside a double-entry transaction of PostgreSQL, both on this machine, in one run. */
package io.rostrum.bench.ledger;
