/** The port through which taxes of an order are found, and the table that ships. */
package io.rostrum.tax;
