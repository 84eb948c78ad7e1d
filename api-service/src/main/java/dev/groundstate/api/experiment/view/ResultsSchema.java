package dev.groundstate.api.experiment.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The shape of {@code results}, for its description only: {@link ExperimentResults} makes it of what a worker reported. */
@Schema(
        name = "Results",
        description = "Energies in hartree. What is not known is absent; workers of later releases report more")
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(Include.NON_NULL)
record ResultsSchema(
        @Nullable Double energy,
        @Nullable Double bestEnergy,
        @JsonProperty("hf_energy") @Nullable Double hartreeFockEnergy,
        @Nullable Double correlationEnergy,
        boolean converged,
        int iterations,
        @Nullable Integer evaluations,
        @Nullable String ending,
        @Nullable Double nuclearRepulsionEnergy,
        @Nullable Double coreEnergy,
        @Nullable Long determinants,
        @Nullable CorrelatedSpace activeSpace,
        @Nullable Map<String, Double> properties,
        @Nullable Map<String, Object> provenance) {

    /** The electrons and spatial orbitals that were correlated. */
    @JsonNaming(SnakeCaseStrategy.class)
    record CorrelatedSpace(int electrons, int orbitals, int frozenOrbitals) {}
}
