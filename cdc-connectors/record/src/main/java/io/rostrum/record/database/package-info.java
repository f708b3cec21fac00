/** Rows and offsets in PostgreSQL. */
package io.rostrum.record.database;
