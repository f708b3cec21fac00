/** Measurements of the platform: what is asked of it in figures, and whether it holds on this machine. */
package io.rostrum.bench;
