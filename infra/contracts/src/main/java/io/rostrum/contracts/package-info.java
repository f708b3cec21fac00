/** What travels between the parts of Rostrum: ids, money, commands, events, topics, frames. */
package io.rostrum.contracts;
