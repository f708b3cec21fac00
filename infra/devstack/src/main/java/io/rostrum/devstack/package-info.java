/** The command {@code ./rostrum}: one Java program over the development stack. */
package io.rostrum.devstack;
