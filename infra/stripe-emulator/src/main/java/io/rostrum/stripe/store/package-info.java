/** What the emulator knows: objects, remembered keys and its own clock, kept in a journal file. */
package io.rostrum.stripe.store;
