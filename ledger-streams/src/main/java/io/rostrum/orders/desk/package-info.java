/**
 * What orders need to know of people: how a buyer pays, and where a seller's money goes and at which
 * commission.
 */
package io.rostrum.orders.desk;
