/**
 * Desks: what somebody has with the platform beside their orders. A user's desk has their credits and wallet,
 * a seller's their plan and account. Pure code: an input and its log time go in, the desk as it stands then
 * and what is asked of others come out.
 */
package io.rostrum.desks;
