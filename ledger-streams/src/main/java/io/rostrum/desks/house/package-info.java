/** A seller's desk: their plan, their volume and account, and gifts that they are given. Pure code. */
package io.rostrum.desks.house;
