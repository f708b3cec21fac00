/** The record keeper: the log's facts as rows in PostgreSQL. */
package io.rostrum.record;
