package dev.groundstate.engine.vqe;

import dev.groundstate.engine.circuit.CircuitFiles;
import dev.groundstate.engine.determinant.OneParticleDensity;
import dev.groundstate.engine.run.Ending;
import dev.groundstate.engine.run.RunControl;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What an optimisation came to.
 *
 * @param totalEnergy of the last iteration, core energy included; hartree
 * @param lowestEnergy of all iterations, likewise; lower than the last one only where an optimizer can rise, or by luck
 *     where energies are measured
 * @param parameters of the ansatz at this energy, radians; not copied
 * @param droppedParameters further parameters of the ansatz, which symmetry keeps zero
 * @param description of the ansatz, a sentence
 * @param residual of the last iteration: the norm of the gradient, or what stands for it in a method without
 * @param iterations from the beginning of the experiment
 * @param evaluations energies, with or without gradient, from the beginning of the experiment; of a gradient that is
 *     measured, all its energies
 * @param determinants dimension of the space: of determinants, or of the qubits of a circuit
 * @param spinSquared ⟨S²⟩
 * @param particleNumber ⟨N⟩ of the active space
 * @param density one-particle density matrices of the active electrons
 * @param state the final state, for what else depends on it; let go of it soon
 * @param circuit writes the circuit that prepares the final state
 * @param shots how well the energy was measured; null where it is exact
 * @param ending why the optimisation ended
 */
public record VqeResult(
        double totalEnergy,
        double lowestEnergy,
        double[] parameters,
        int droppedParameters,
        String description,
        double residual,
        int iterations,
        int evaluations,
        long determinants,
        double spinSquared,
        double particleNumber,
        OneParticleDensity density,
        VariationalState state,
        Function<RunControl, CircuitFiles> circuit,
        @Nullable ShotStatistics shots,
        Ending ending) {}
