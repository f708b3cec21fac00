/** What a measurement found, as a table for people and as JSON for machines. */
package io.rostrum.bench.report;
