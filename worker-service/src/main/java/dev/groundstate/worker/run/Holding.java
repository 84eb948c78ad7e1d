package dev.groundstate.worker.run;

import dev.groundstate.model.experiment.ExperimentStatus;

/**
 * What the row says of a claim.
 *
 * @param own whether the row still carries the claim's token
 * @param savedIterations the row's position
 */
public record Holding(boolean own, ExperimentStatus status, int savedIterations) {}
