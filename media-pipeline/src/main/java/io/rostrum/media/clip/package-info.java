/** Clips: stretches of what is kept of a show, joined to files without coding anything anew. */
package io.rostrum.media.clip;
