/** Child processes of a measurement. */
package io.rostrum.bench.process;
