package io.rostrum.desks;

import io.rostrum.contracts.id.CommandId;

/** A command that is under way: its id, and what its content comes to, so that a repeat is known. */
public record Wished(CommandId commandId, String fingerprint) {}
