package dev.groundstate.engine.vqe;

import dev.groundstate.engine.circuit.PreparedCircuit;
import dev.groundstate.engine.optimizer.CounterRandom;
import dev.groundstate.engine.qubit.FermionEncoding;
import dev.groundstate.engine.qubit.QubitHamiltonian;
import dev.groundstate.engine.run.RunControl;
import dev.groundstate.engine.simulator.BitstringCounts;
import dev.groundstate.engine.simulator.EnergyMeasurement;
import dev.groundstate.engine.simulator.MeasuredEnergy;
import dev.groundstate.engine.simulator.Sampler;
import dev.groundstate.engine.simulator.StateVector;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * An energy as a device finds it: the mean of some measurements of a state that is simulated without noise.
 *
 * <p>What is drawn depends on the seed and on the number of the evaluation alone. Derivatives come from energies at shifted
 * parameters: of a trigonometric polynomial of order R, E'(θ) = Σ_m (−1)^(m−1) E(θ + x_m) / (4R sin² ½x_m), x_m = (2m −
 * 1)π / (2R), m = 1 … 2R. After D. Wierichs, J. Izaac, C. Wang and C. Y.-Y. Lin, Quantum 6, 677 (2022).
 */
final class MeasuredExpectation implements VariationalEnergy {

    private static final int MOST_LISTED = 20;

    /** Evaluations that no minimisation has: of the first parameters before it, and of the last after it. */
    private static final int BEFORE = -1;

    private static final int AFTER = -2;

    private final VariationalEnergy exact;
    private final FermionEncoding encoding;
    private final EnergyMeasurement measurement;
    private final StateVector amplitudes;
    private final int shots;
    private final long seed;
    private final double standardError;
    private int evaluation;

    /** Measures the first parameters, to know the noise. Takes two shots a setting where fewer are asked for. */
    MeasuredExpectation(
            VariationalEnergy exact, QubitHamiltonian hamiltonian, int shots, long seed, RunControl control) {
        this.exact = exact;
        this.encoding = hamiltonian.encoding();
        this.measurement = new EnergyMeasurement(hamiltonian.operator(), control);
        this.amplitudes = new StateVector(encoding.qubits(), control);
        this.shots = Math.max(shots, 2 * measurement.settings());
        this.seed = seed;
        this.standardError =
                measure(exact.firstParameters(), key(BEFORE, 0), control).standardError();
    }

    private long key(int numberOfEvaluation, int part) {
        return CounterRandom.bits(CounterRandom.bits(seed, numberOfEvaluation), part);
    }

    private MeasuredEnergy measure(double[] theta, long key, RunControl control) {
        exact.state(theta, control).encode(encoding, amplitudes, control);
        return measurement.measure(amplitudes, shots, key, control);
    }

    @Override
    public double standardError() {
        return standardError;
    }

    @Override
    public void countFrom(int next) {
        evaluation = next;
    }

    @Override
    public int size() {
        return exact.size();
    }

    @Override
    public double value(double[] theta, RunControl control) {
        return measure(theta, key(evaluation++, 0), control).energy();
    }

    @Override
    public int energiesOfGradient() {
        return 1 + 2 * order() * size();
    }

    private int order() {
        return trigonometricOrder().orElseThrow();
    }

    @Override
    public double valueAndGradient(double[] theta, double[] gradient, RunControl control) {
        int number = evaluation++;
        int order = order();
        int part = 0;
        double energy = measure(theta, key(number, part++), control).energy();
        double[] shifted = theta.clone();
        for (int k = 0; k < gradient.length; k++) {
            gradient[k] = 0;
            for (int m = 0; m < 2 * order; m++) {
                double shift = (2 * m + 1) * Math.PI / (2 * order);
                double sine = StrictMath.sin(shift / 2);
                shifted[k] = theta[k] + shift;
                double value = measure(shifted, key(number, part++), control).energy();
                gradient[k] += (m % 2 == 0 ? value : -value) / (4 * order * sine * sine);
            }
            shifted[k] = theta[k];
        }
        return energy;
    }

    /** Measures a final state. */
    ShotStatistics statistics(double[] theta, RunControl control) {
        double error = measure(theta, key(AFTER, 0), control).standardError();
        BitstringCounts counts = Sampler.sample(amplitudes, shots, key(AFTER, 1), control);
        double energy = exact.value(theta, control);
        List<ShotStatistics.Count> mostFrequent = new ArrayList<>();
        for (int k : counts.mostFrequent(MOST_LISTED)) {
            StringBuilder bits = new StringBuilder();
            for (int q = encoding.qubits() - 1; q >= 0; q--) {
                bits.append((counts.bitstrings()[k] >>> q) & 1);
            }
            mostFrequent.add(new ShotStatistics.Count(bits.toString(), counts.counts()[k]));
        }
        return new ShotStatistics(shots, measurement.settings(), error, energy, List.copyOf(mostFrequent));
    }

    @Override
    public double[] firstParameters() {
        return exact.firstParameters();
    }

    @Override
    public double[] curvature() {
        return exact.curvature();
    }

    @Override
    public OptionalInt trigonometricOrder() {
        return exact.trigonometricOrder();
    }

    @Override
    public int droppedParameters() {
        return exact.droppedParameters();
    }

    @Override
    public String description() {
        return exact.description();
    }

    @Override
    public PreparedCircuit circuit(FermionEncoding other, double[] theta, RunControl control) {
        return exact.circuit(other, theta, control);
    }

    @Override
    public VariationalState state(double[] theta, RunControl control) {
        return exact.state(theta, control);
    }
}
