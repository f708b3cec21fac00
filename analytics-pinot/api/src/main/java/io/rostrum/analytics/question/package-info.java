/** What Pinot is asked: every statement of this service, with its parameters by type. Pure. */
package io.rostrum.analytics.question;
