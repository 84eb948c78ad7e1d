package dev.groundstate.model.experiment;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * How an experiment is computed, every default filled in.
 *
 * @param maxIterations steps after which an unconverged run ends
 * @param convThreshold change of the energy below which a run has converged, hartree
 * @param seed of every random choice
 * @param maxSeconds wall-clock budget after which the run is stopped; null: none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ExperimentConfiguration(
        Method method,
        Ansatz ansatz,
        Optimizer optimizer,
        Mapper mapper,
        Backend backend,
        @JsonProperty("max_iterations") int maxIterations,
        @JsonProperty("conv_threshold") double convThreshold,
        long seed,
        @JsonProperty("max_seconds") @Nullable Integer maxSeconds) {

    /** Refuses limits that end a run before it starts. */
    public ExperimentConfiguration {
        if (maxIterations < 1 || !(convThreshold > 0) || (maxSeconds != null && maxSeconds < 1)) {
            throw new IllegalArgumentException("expected positive limits, got max_iterations " + maxIterations
                    + ", conv_threshold " + convThreshold + ", max_seconds " + maxSeconds);
        }
    }
}
