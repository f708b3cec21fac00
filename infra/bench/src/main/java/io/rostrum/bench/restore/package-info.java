/** What one large show weighs in a checkpoint, and how soon a killed job is back. */
package io.rostrum.bench.restore;
