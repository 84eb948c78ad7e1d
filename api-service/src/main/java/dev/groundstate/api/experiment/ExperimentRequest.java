package dev.groundstate.api.experiment;

import dev.groundstate.api.molecule.RequestedMolecule;
import dev.groundstate.model.experiment.ExperimentConfiguration;
import dev.groundstate.model.experiment.ExperimentStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a user asked for, before its molecule is settled.
 *
 * @param status pending or queued
 * @param warnings sentences about what was asked for and makes no difference
 */
public record ExperimentRequest(
        @Nullable String name,
        RequestedMolecule molecule,
        ExperimentConfiguration configuration,
        int priority,
        List<String> tags,
        ExperimentStatus status,
        List<String> warnings) {

    /** Copies the lists. */
    public ExperimentRequest {
        tags = List.copyOf(tags);
        warnings = List.copyOf(warnings);
    }
}
