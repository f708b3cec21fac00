/** Who may send what, how often, and from where. Pure. */
package io.rostrum.gateway.admission;
