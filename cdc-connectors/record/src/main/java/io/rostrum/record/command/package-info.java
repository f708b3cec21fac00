/** What people ask of the record from a command line. */
package io.rostrum.record.command;
