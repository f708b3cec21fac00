/** How events change what is kept: total, and never refusing. */
package io.rostrum.orders.evolving;
