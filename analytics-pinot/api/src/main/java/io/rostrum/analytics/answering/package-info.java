/** Answers with their age: kept for a second, remembered while the numbers are away. */
package io.rostrum.analytics.answering;
