/** Sign-in: who a token speaks for. */
package io.rostrum.identity;
