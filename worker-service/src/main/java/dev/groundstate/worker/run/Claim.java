package dev.groundstate.worker.run;

import dev.groundstate.model.experiment.ExperimentConfiguration;
import dev.groundstate.model.molecule.MoleculeSpecification;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The right to compute one experiment, as won by E1; its token fences every later write (E2).
 *
 * @param token random, never given out twice, not even by a database that went back to an earlier state
 * @param epoch the count of claims, for people and logs
 * @param checkpoint state after the last saved iteration; empty to start from the beginning; not copied
 * @param savedIterations the position from which the first save continues
 * @param bestEnergy saved so far: the lowest energy, or the last where iterations are no states, hartree
 * @param elapsed since the experiment was first started
 */
public record Claim(
        long experimentId,
        UUID token,
        long epoch,
        MoleculeSpecification molecule,
        ExperimentConfiguration configuration,
        byte[] checkpoint,
        int savedIterations,
        @Nullable Double bestEnergy,
        Duration elapsed) {}
