package dev.groundstate.api.experiment;

/** Said right after a commit that wrote to the outbox, so that the hint leaves at once. */
public record HintsWritten(HintKind kind) {}
