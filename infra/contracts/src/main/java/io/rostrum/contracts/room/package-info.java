/** What is said of rooms: who watches a show. */
package io.rostrum.contracts.room;
