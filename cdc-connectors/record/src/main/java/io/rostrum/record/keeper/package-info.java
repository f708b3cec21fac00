/** The process that keeps the record: settings, the loop, what it tells of itself. */
package io.rostrum.record.keeper;
