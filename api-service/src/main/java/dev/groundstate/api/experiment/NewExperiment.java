package dev.groundstate.api.experiment;

import dev.groundstate.model.experiment.ExperimentConfiguration;
import dev.groundstate.model.experiment.ExperimentStatus;
import dev.groundstate.model.molecule.MoleculeSpecification;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An experiment that is fit to be stored: checked, every default filled in.
 *
 * @param status pending or queued
 */
public record NewExperiment(
        @Nullable String name,
        MoleculeSpecification molecule,
        ExperimentConfiguration configuration,
        int priority,
        List<String> tags,
        ExperimentStatus status) {

    /** Copies the tags; refuses a status in which no experiment begins. */
    public NewExperiment {
        tags = List.copyOf(tags);
        if (status != ExperimentStatus.PENDING && status != ExperimentStatus.QUEUED) {
            throw new IllegalArgumentException("expected pending or queued, got " + status);
        }
    }
}
