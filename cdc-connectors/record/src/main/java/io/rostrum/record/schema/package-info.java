/** The record's database: where it is, who reads and writes it, and how its schema comes to be. */
package io.rostrum.record.schema;
