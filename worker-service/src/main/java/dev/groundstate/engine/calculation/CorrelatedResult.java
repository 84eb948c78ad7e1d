package dev.groundstate.engine.calculation;

import dev.groundstate.engine.basis.AngularForm;
import dev.groundstate.engine.circuit.CircuitFiles;
import dev.groundstate.engine.determinant.DensityMatrices;
import dev.groundstate.engine.run.Ending;
import dev.groundstate.engine.vqe.ShotStatistics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gathers what a correlated method found; what a method does not have keeps its empty value. */
final class CorrelatedResult {

    private final CalculationInput input;
    private final Optional<AngularForm> form;
    private final Reference reference;
    private final double totalEnergy;
    private final double lowestEnergy;
    private List<ElectronicState> states = List.of();
    private Optional<DensityMatrices> densities = Optional.empty();
    private Optional<CircuitFiles> circuit = Optional.empty();
    private Optional<ShotStatistics> shots = Optional.empty();
    private String description = "";
    private List<Double> optimum = List.of();
    private int droppedParameters;
    private Map<String, Double> diagnostics = Map.of();
    private long determinants;

    CorrelatedResult(
            CalculationInput input,
            Optional<AngularForm> form,
            Reference reference,
            double totalEnergy,
            double lowestEnergy) {
        this.input = input;
        this.form = form;
        this.reference = reference;
        this.totalEnergy = totalEnergy;
        this.lowestEnergy = lowestEnergy;
    }

    CorrelatedResult states(List<ElectronicState> found) {
        states = found;
        return this;
    }

    CorrelatedResult densities(Optional<DensityMatrices> ofGroundState) {
        densities = ofGroundState;
        return this;
    }

    CorrelatedResult circuit(Optional<CircuitFiles> ofFinalState) {
        circuit = ofFinalState;
        return this;
    }

    CorrelatedResult shots(@Nullable ShotStatistics ofFinalState) {
        shots = Optional.ofNullable(ofFinalState);
        return this;
    }

    CorrelatedResult ansatz(String words, double[] parameters, int dropped) {
        description = words;
        optimum = ReferenceDeterminant.list(parameters);
        droppedParameters = dropped;
        return this;
    }

    CorrelatedResult diagnostics(Map<String, Double> numbers) {
        diagnostics = numbers;
        return this;
    }

    CorrelatedResult determinants(long dimension) {
        determinants = dimension;
        return this;
    }

    CalculationResult ended(int iterations, int evaluations, Ending ending) {
        return new CalculationResult(
                input,
                form,
                reference.determinant(),
                totalEnergy,
                lowestEnergy,
                reference.hamiltonian().coreEnergy(),
                reference.space(),
                states,
                densities,
                Optional.of(reference.hamiltonian()),
                reference.orbitalSymmetries(),
                circuit,
                shots,
                description,
                optimum,
                droppedParameters,
                diagnostics,
                iterations,
                evaluations,
                determinants,
                ending);
    }
}
