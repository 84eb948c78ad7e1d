package dev.groundstate.engine.vqe;

import dev.groundstate.engine.determinant.CiVector;
import dev.groundstate.engine.determinant.DensityMatrices;
import dev.groundstate.engine.determinant.DeterminantSpace;
import dev.groundstate.engine.determinant.OneParticleDensity;
import dev.groundstate.engine.determinant.ReducedDensities;
import dev.groundstate.engine.determinant.SpinSquared;
import dev.groundstate.engine.linalg.LargeArrays;
import dev.groundstate.engine.qubit.FermionEncoding;
import dev.groundstate.engine.run.RunControl;
import dev.groundstate.engine.run.WorkCounter;
import dev.groundstate.engine.simulator.StateVector;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;

/**
 * A state of qubits, which may have any number of electrons or several numbers at once.
 *
 * <p>Operators that conserve the numbers of both spins see it as a sum of complex states with fixed numbers, and of those real
 * and imaginary parts by themselves.
 *
 * @param encoding of the spin orbitals
 * @param amplitudes not copied
 */
record FockState(FermionEncoding encoding, StateVector amplitudes) implements VariationalState {

    /** Probability of numbers of electrons below which they are left out: rounding. */
    private static final double SMALLEST_WEIGHT = 1e-28;

    @Override
    public long dimension() {
        return amplitudes.length();
    }

    @Override
    public double spinSquared(RunControl control) {
        return sum((space, part) -> SpinSquared.expectation(space, part, control), Double::sum, control);
    }

    @Override
    public OneParticleDensity oneParticle(RunControl control) {
        OneParticleDensity density = sum(
                (space, part) -> ReducedDensities.oneParticle(space, part, control), OneParticleDensity::plus, control);
        WorkCounter work = new WorkCounter(control);
        for (DeterminantSpace space : sectors(work)) {
            CiVector re = vector(space, amplitudes.re(), work);
            CiVector im = vector(space, amplitudes.im(), work);
            density = density.plus(ReducedDensities.imaginary(space, re, im, control));
        }
        return density;
    }

    @Override
    public DensityMatrices densities(RunControl control) {
        return sum((space, part) -> ReducedDensities.of(space, part, control), DensityMatrices::plus, control);
    }

    /** Adds what the real and imaginary parts of each pair of numbers contribute. */
    private <T> T sum(
            BiFunction<DeterminantSpace, CiVector, T> contribution, BinaryOperator<T> plus, RunControl control) {
        WorkCounter work = new WorkCounter(control);
        List<T> contributions = new ArrayList<>();
        for (DeterminantSpace space : sectors(work)) {
            for (double[] part : List.of(amplitudes.re(), amplitudes.im())) {
                T next = contribution.apply(space, vector(space, part, work));
                if (contributions.isEmpty()) {
                    contributions.add(next);
                } else {
                    contributions.set(0, plus.apply(contributions.getFirst(), next));
                }
            }
        }
        return contributions.getFirst();
    }

    /** Returns the determinants of each pair of numbers that there is. */
    private List<DeterminantSpace> sectors(WorkCounter work) {
        int n = encoding.modes() / 2;
        double[][] weights = weights(work);
        List<DeterminantSpace> sectors = new ArrayList<>();
        for (int alpha = 0; alpha <= n; alpha++) {
            for (int beta = 0; beta <= n; beta++) {
                if (weights[alpha][beta] > SMALLEST_WEIGHT) {
                    sectors.add(DeterminantSpace.of(n, alpha, beta));
                }
            }
        }
        return sectors;
    }

    /** Returns the probability of each number of alpha and beta electrons. */
    private double[][] weights(WorkCounter work) {
        int n = encoding.modes() / 2;
        double[][] weights = new double[n + 1][n + 1];
        for (int b = 0; b < amplitudes.length(); b++) {
            double probability = amplitudes.probability(b);
            if (probability > 0) {
                long occupation = encoding.occupation(b);
                weights[Long.bitCount(occupation & ((1L << n) - 1))][Long.bitCount(occupation >>> n)] += probability;
                work.add(4L * encoding.modes());
            }
            work.add(2);
        }
        return weights;
    }

    private CiVector vector(DeterminantSpace space, double[] part, WorkCounter work) {
        CiVector vector = space.vector(work);
        for (int i = 0; i < space.alpha().count(); i++) {
            double[] row = vector.row(i);
            for (int j = 0; j < row.length; j++) {
                long occupation = space.alpha().bits(i) | space.beta().bits(j) << space.spatialOrbitals();
                row[j] = part[(int) encoding.basisState(occupation)];
                work.add(2L * encoding.modes());
            }
        }
        return vector;
    }

    @Override
    public void encode(FermionEncoding other, StateVector target, RunControl control) {
        if (other.mapper() == encoding.mapper()) {
            System.arraycopy(amplitudes.re(), 0, target.re(), 0, amplitudes.length());
            System.arraycopy(amplitudes.im(), 0, target.im(), 0, amplitudes.length());
            return;
        }
        WorkCounter work = new WorkCounter(control);
        LargeArrays.clear(target.re(), 0, target.length(), work);
        LargeArrays.clear(target.im(), 0, target.length(), work);
        for (int b = 0; b < amplitudes.length(); b++) {
            if (amplitudes.probability(b) > 0) {
                int to = (int) other.basisState(encoding.occupation(b));
                target.re()[to] = amplitudes.re()[b];
                target.im()[to] = amplitudes.im()[b];
                work.add(6L * encoding.modes());
            }
        }
    }
}
