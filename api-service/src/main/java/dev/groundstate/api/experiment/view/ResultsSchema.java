package dev.groundstate.api.experiment.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
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

        @Schema(description = "Hartree, rising; of alpha electrons where each spin has its own") @Nullable
        List<Double> orbitalEnergies,

        @Nullable List<Double> betaOrbitalEnergies,
        @Nullable List<String> orbitalIrreps,
        @Nullable List<String> betaOrbitalIrreps,
        @Nullable String pointGroup,

        @Schema(description = "spin_squared, particle_number, dipole_moment, natural_occupations") @Nullable
        Map<String, Object> properties,

        @Schema(description = "From the lowest on, each with its energy, excitation_energy_ev and properties") @Nullable
        List<Map<String, Object>> states,

        @Nullable CircuitCounts circuit,

        @Schema(description = "Whether the Hartree-Fock determinant is a minimum") @Nullable
        Map<String, Object> stability,

        @Nullable List<Double> optimalParameters,
        @JsonProperty("t1_diagnostic") @Nullable Double t1Diagnostic,
        @Nullable Double sameSpinEnergy,
        @Nullable Double oppositeSpinEnergy,
        @Nullable Double singlesEnergy,
        @Nullable Map<String, Object> provenance) {

    /** The electrons and spatial orbitals that were correlated. */
    @JsonNaming(SnakeCaseStrategy.class)
    record CorrelatedSpace(int electrons, int orbitals, int frozenOrbitals) {}

    /** How large the circuit is. */
    record CircuitCounts(int qubits, int depth, long gates, int parameters) {}
}
