/** What moves the platform's own money at the payment provider, as the books have it. */
package io.rostrum.orders.treasury;
