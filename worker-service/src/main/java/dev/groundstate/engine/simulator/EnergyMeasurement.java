package dev.groundstate.engine.simulator;

import dev.groundstate.engine.optimizer.CounterRandom;
import dev.groundstate.engine.qubit.MeasurementGroup;
import dev.groundstate.engine.qubit.PauliString;
import dev.groundstate.engine.qubit.PauliSum;
import dev.groundstate.engine.run.RunControl;
import dev.groundstate.engine.run.WorkCounter;
import java.util.List;

/**
 * Estimates the energy of a state from measurements, one setting of the qubits' bases after another.
 *
 * <p>A setting gets shots in proportion to √(Σ c²) of its strings, two at least. The identity is exact. Holds a state: not
 * thread-safe.
 */
public final class EnergyMeasurement {

    /** Amplitudes between two looks at the work. */
    private static final int STRETCH = 1 << 10;

    private final PauliSum sum;
    private final List<MeasurementGroup> groups;
    private final StateVector turned;

    /** Divides a Hamiltonian into settings. */
    public EnergyMeasurement(PauliSum sum, RunControl control) {
        this.sum = sum;
        this.groups = MeasurementGroup.of(sum, control);
        this.turned = new StateVector(sum.qubits(), control);
    }

    /** Returns the number of settings. */
    public int settings() {
        return groups.size();
    }

    /**
     * Measures.
     *
     * @param state not changed
     * @param shots of all settings together
     * @param seed of all of them
     */
    public MeasuredEnergy measure(StateVector state, int shots, long seed, RunControl control) {
        if (shots < 2 * groups.size()) {
            throw new IllegalArgumentException(
                    "expected at least 2 shots for each of " + groups.size() + " settings, got " + shots);
        }
        int[] share = shares(shots);
        double energy = sum.coefficient(PauliString.IDENTITY);
        double variance = 0;
        WorkCounter work = new WorkCounter(control);
        for (int k = 0; k < share.length; k++) {
            turn(state, groups.get(k).basis(), work);
            BitstringCounts counts = Sampler.sample(turned, share[k], CounterRandom.bits(seed, k), control);
            double mean = 0;
            double square = 0;
            for (int i = 0; i < counts.bitstrings().length; i++) {
                double value = value(groups.get(k), counts.bitstrings()[i]);
                work.add(2L * groups.get(k).terms().length);
                mean += counts.counts()[i] * value / share[k];
                square += counts.counts()[i] * value * value / share[k];
            }
            energy += mean;
            variance += Math.max(0, square - mean * mean) / (share[k] - 1);
        }
        return new MeasuredEnergy(energy, Math.sqrt(variance), shots);
    }

    /** Two shots each, the rest by weight; what rounding leaves goes to the first ones, which weigh most. */
    private int[] shares(int shots) {
        double[] weights = groups.stream().mapToDouble(this::weight).toArray();
        double total = 0;
        for (double weight : weights) {
            total += weight;
        }
        int[] share = new int[weights.length];
        int free = shots - 2 * share.length;
        int given = 0;
        for (int k = 0; k < share.length; k++) {
            share[k] = 2 + (int) (free * (weights[k] / total));
            given += share[k];
        }
        for (int k = 0; given < shots && share.length > 0; k = (k + 1) % share.length) {
            share[k]++;
            given++;
        }
        return share;
    }

    private double weight(MeasurementGroup group) {
        double squares = 0;
        for (int k : group.terms()) {
            squares += sum.coefficients()[k] * sum.coefficients()[k];
        }
        return Math.sqrt(squares);
    }

    /** Turns the qubits so that what a setting measures is Z of each: H X H = Z and H S† Y S H = Z. */
    private void turn(StateVector state, PauliString basis, WorkCounter work) {
        System.arraycopy(state.re(), 0, turned.re(), 0, state.length());
        System.arraycopy(state.im(), 0, turned.im(), 0, state.length());
        for (int q = 0; q < sum.qubits(); q++) {
            char letter = basis.letter(q);
            if (letter == 'X' || letter == 'Y') {
                mix(turned.re(), turned.im(), 1 << q, letter == 'Y', work);
            }
        }
    }

    private static void mix(double[] re, double[] im, int bit, boolean quarterTurn, WorkCounter work) {
        double half = Math.sqrt(0.5);
        for (int block = 0; block < re.length; block += 2 * bit) {
            work.add(8L * Math.min(bit, STRETCH));
            for (int b = block; b < block + bit; b++) {
                if ((b & (STRETCH - 1)) == STRETCH - 1) {
                    work.add(8L * STRETCH);
                }
                double re1 = half * (quarterTurn ? im[b + bit] : re[b + bit]);
                double im1 = half * (quarterTurn ? -re[b + bit] : im[b + bit]);
                double re0 = half * re[b];
                double im0 = half * im[b];
                re[b] = re0 + re1;
                im[b] = im0 + im1;
                re[b + bit] = re0 - re1;
                im[b + bit] = im0 - im1;
            }
        }
    }

    private double value(MeasurementGroup group, int bitstring) {
        double value = 0;
        for (int k : group.terms()) {
            boolean odd = (Long.bitCount(sum.strings()[k].support() & bitstring) & 1) != 0;
            value += odd ? -sum.coefficients()[k] : sum.coefficients()[k];
        }
        return value;
    }
}
