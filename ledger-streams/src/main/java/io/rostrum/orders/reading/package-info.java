/** Orders and invoices as people read them: where each stands, what comes next and who has it. */
package io.rostrum.orders.reading;
