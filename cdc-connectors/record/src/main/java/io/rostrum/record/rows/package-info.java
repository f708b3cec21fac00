/** The record's tables as types: one type for the rows of each, its fields the columns. */
package io.rostrum.record.rows;
