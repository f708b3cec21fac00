/** Pinot's tables: what they hold, as files, and how a cluster is brought to hold them. */
package io.rostrum.analytics.tables;
