/** Which parts of analytics a seller's plan opens. */
package io.rostrum.analytics.plans;
