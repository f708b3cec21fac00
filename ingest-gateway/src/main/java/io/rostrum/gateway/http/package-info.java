/** Requests and answers over HTTP: commands, reads, sign-in, pictures, pages. */
package io.rostrum.gateway.http;
