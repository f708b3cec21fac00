/**
 * The way of a command through the gateway, whichever door it came by: checked, looked at, appended, awaited.
 * Pure.
 */
package io.rostrum.gateway.command;
