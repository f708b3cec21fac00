/** The topics that the record is made of, read committed, from where the database says. */
package io.rostrum.record.log;
