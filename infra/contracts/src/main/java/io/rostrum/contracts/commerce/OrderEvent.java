package io.rostrum.contracts.commerce;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * A fact of trade after the hammer, in the past tense: about an invoice ({@link InvoiceEvent}) or one order
 * ({@link LifeEvent}).
 *
 * <p>The state of invoices and orders is the fold of these events; they hold no personal data and no card
 * data.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(InvoiceEvent.class),
    @JsonSubTypes.Type(LifeEvent.class),
})
public sealed interface OrderEvent permits InvoiceEvent, LifeEvent {}
