/** Where what is kept of streams lies: a port for named objects, and what implements it. */
package io.rostrum.media.storage;
