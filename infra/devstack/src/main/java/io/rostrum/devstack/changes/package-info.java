/** {@code ./rostrum cdc NAME}: the capture of the record's changes, looked at and mended by hand. */
package io.rostrum.devstack.changes;
