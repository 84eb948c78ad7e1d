package dev.groundstate.engine.hamiltonian;

import dev.groundstate.engine.integral.OneElectronIntegrals;
import dev.groundstate.engine.integral.TwoElectronIntegrals;
import dev.groundstate.engine.run.Phase;
import dev.groundstate.engine.run.RunControl;
import dev.groundstate.engine.run.WorkCounter;
import dev.groundstate.engine.scf.MolecularOrbitals;
import java.util.Arrays;

/**
 * Takes the Hamiltonian from basis functions to the orbitals of an active space.
 *
 * <p>(pq|rs) = Σ C_μp C_νq C_λr C_σs (μν|λσ) as four quarter transforms. With the density D = 2 Σ_i C_i C_iᵀ of the
 * frozen orbitals and its field F = h + J(D) − ½ K(D), the active electrons see F, and the frozen ones have the energy
 * ½ Σ D_μν (h + F)_μν.
 *
 * <p>Cost: ½ n⁴ m + ½ n³ m² multiply-adds for n functions and m active orbitals, besides n⁴ for the frozen field; the
 * half-transformed integrals are m(m+1)/2 × n(n+1)/2 numbers.
 */
public final class IntegralTransformation {

    private final int functions;
    private final int active;
    private final double[] activeCoefficients;
    private final TwoElectronIntegrals atomic;
    private final WorkCounter work;

    private IntegralTransformation(
            MolecularOrbitals orbitals, ActiveSpace space, TwoElectronIntegrals atomic, RunControl control) {
        this.functions = orbitals.functions();
        this.active = space.spatialOrbitals();
        this.activeCoefficients = columns(orbitals, space.frozenOrbitals(), active);
        this.atomic = atomic;
        this.work = new WorkCounter(control);
    }

    /**
     * Returns the Hamiltonian of an active space.
     *
     * @param coreHamiltonian kinetic energy and attraction of the nuclei, over basis functions
     * @param twoElectron over basis functions
     */
    public static ActiveSpaceHamiltonian transform(
            OneElectronIntegrals coreHamiltonian,
            TwoElectronIntegrals twoElectron,
            double nuclearRepulsionEnergy,
            MolecularOrbitals orbitals,
            ActiveSpace space,
            RunControl control) {
        if (space.frozenOrbitals() + space.spatialOrbitals() > orbitals.size()) {
            throw new IllegalArgumentException("expected at most " + orbitals.size() + " orbitals, got "
                    + space.frozenOrbitals() + " frozen and " + space.spatialOrbitals() + " active ones");
        }
        control.enter(Phase.TRANSFORMING);
        IntegralTransformation transformation = new IntegralTransformation(orbitals, space, twoElectron, control);
        double[] h = coreHamiltonian.values();
        double[] density = density(columns(orbitals, 0, space.frozenOrbitals()), orbitals.functions());
        double[] field = transformation.field(h, density, space.frozenOrbitals());
        double frozenEnergy = 0;
        for (int i = 0; i < h.length; i++) {
            frozenEnergy += 0.5 * density[i] * (h[i] + field[i]);
        }
        return new ActiveSpaceHamiltonian(
                space.spatialOrbitals(),
                space.alphaElectrons(),
                space.betaElectrons(),
                nuclearRepulsionEnergy + frozenEnergy,
                new OneElectronIntegrals(space.spatialOrbitals(), transformation.oneElectron(field)),
                transformation.twoElectron());
    }

    /** Returns C of the orbitals from {@code first} on, function by function. */
    private static double[] columns(MolecularOrbitals orbitals, int first, int count) {
        double[] columns = new double[orbitals.functions() * count];
        for (int mu = 0; mu < orbitals.functions(); mu++) {
            System.arraycopy(orbitals.coefficients(), mu * orbitals.size() + first, columns, mu * count, count);
        }
        return columns;
    }

    /** Returns 2 C Cᵀ. */
    private static double[] density(double[] columns, int functions) {
        int count = columns.length / functions;
        double[] density = new double[functions * functions];
        for (int mu = 0; mu < functions; mu++) {
            for (int nu = 0; nu < functions; nu++) {
                double sum = 0;
                for (int i = 0; i < count; i++) {
                    sum += columns[mu * count + i] * columns[nu * count + i];
                }
                density[mu * functions + nu] = 2 * sum;
            }
        }
        return density;
    }

    /** Returns h + J(D) − ½ K(D). */
    private double[] field(double[] h, double[] density, int frozenOrbitals) {
        double[] field = h.clone();
        if (frozenOrbitals == 0) {
            return field;
        }
        double[] square = new double[functions * functions];
        for (int mu = 0; mu < functions; mu++) {
            for (int nu = 0; nu <= mu; nu++) {
                unpack(TwoElectronIntegrals.pair(mu, nu), square);
                double coulomb = 0;
                for (int i = 0; i < square.length; i++) {
                    coulomb += density[i] * square[i];
                }
                field[mu * functions + nu] += coulomb;
                if (mu != nu) {
                    field[nu * functions + mu] += coulomb;
                }
                exchange(mu, nu, square, density, field);
                work.add(3L * square.length);
            }
        }
        return field;
    }

    /** Subtracts ½ D_νλ (μν|λσ) from F_μσ, and with μ and ν exchanged where they differ. */
    private void exchange(int mu, int nu, double[] square, double[] density, double[] field) {
        for (int lambda = 0; lambda < functions; lambda++) {
            double first = 0.5 * density[nu * functions + lambda];
            double second = mu == nu ? 0 : 0.5 * density[mu * functions + lambda];
            for (int sigma = 0; sigma < functions; sigma++) {
                double integral = square[lambda * functions + sigma];
                field[mu * functions + sigma] -= first * integral;
                field[nu * functions + sigma] -= second * integral;
            }
        }
    }

    private double[] oneElectron(double[] field) {
        double[] half = new double[functions * active];
        double[] result = new double[active * active];
        sandwich(field, half, result);
        return result;
    }

    private TwoElectronIntegrals twoElectron() {
        int functionPairs = functions * (functions + 1) / 2;
        int activePairs = active * (active + 1) / 2;
        double[][] halfTransformed = new double[activePairs][];
        for (int pq = 0; pq < activePairs; pq++) {
            halfTransformed[pq] = new double[functionPairs];
            work.add(functionPairs);
        }
        double[] square = new double[functions * functions];
        double[] half = new double[functions * active];
        double[] result = new double[active * active];
        for (int munu = 0; munu < functionPairs; munu++) {
            unpack(munu, square);
            sandwich(square, half, result);
            for (int p = 0; p < active; p++) {
                for (int q = 0; q <= p; q++) {
                    halfTransformed[TwoElectronIntegrals.pair(p, q)][munu] = result[p * active + q];
                }
            }
        }
        double[] packed = new double[TwoElectronIntegrals.packedLength(active)];
        for (int rs = 0; rs < activePairs; rs++) {
            for (int mu = 0; mu < functions; mu++) {
                for (int nu = 0; nu < functions; nu++) {
                    square[mu * functions + nu] = halfTransformed[rs][TwoElectronIntegrals.pair(mu, nu)];
                }
            }
            sandwich(square, half, result);
            for (int p = 0; p < active; p++) {
                for (int q = 0; q <= p && TwoElectronIntegrals.pair(p, q) <= rs; q++) {
                    packed[TwoElectronIntegrals.pair(rs, TwoElectronIntegrals.pair(p, q))] = result[p * active + q];
                }
            }
        }
        return new TwoElectronIntegrals(active, packed);
    }

    /** Fills a symmetric square with (μν|λσ) for one pair μν. */
    private void unpack(int munu, double[] square) {
        double[] packed = atomic.packed();
        for (int lambda = 0; lambda < functions; lambda++) {
            for (int sigma = 0; sigma <= lambda; sigma++) {
                double integral = packed[TwoElectronIntegrals.pair(munu, TwoElectronIntegrals.pair(lambda, sigma))];
                square[lambda * functions + sigma] = integral;
                square[sigma * functions + lambda] = integral;
            }
        }
        work.add(square.length);
    }

    /** Replaces {@code result} by Cᵀ M C with the active coefficients, two quarter transforms. */
    private void sandwich(double[] square, double[] half, double[] result) {
        int n = functions;
        int m = active;
        for (int mu = 0; mu < n; mu++) {
            for (int q = 0; q < m; q++) {
                half[mu * m + q] = 0;
            }
            for (int nu = 0; nu < n; nu++) {
                double value = square[mu * n + nu];
                for (int q = 0; q < m; q++) {
                    half[mu * m + q] += value * activeCoefficients[nu * m + q];
                }
            }
        }
        Arrays.fill(result, 0);
        for (int mu = 0; mu < n; mu++) {
            for (int p = 0; p < m; p++) {
                double value = activeCoefficients[mu * m + p];
                for (int q = 0; q < m; q++) {
                    result[p * m + q] += value * half[mu * m + q];
                }
            }
        }
        work.add((long) n * m * (n + m));
    }
}
