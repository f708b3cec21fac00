/** The door of Rostrum: sockets, commands and reads over HTTP, sign-in, pictures, and the pages. */
package io.rostrum.gateway;
