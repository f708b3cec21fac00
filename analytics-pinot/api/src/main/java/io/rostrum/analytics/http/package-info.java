/** The API over HTTP: who asks, what they may ask, and what they are told. */
package io.rostrum.analytics.http;
