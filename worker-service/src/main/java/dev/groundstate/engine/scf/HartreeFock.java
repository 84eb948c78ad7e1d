package dev.groundstate.engine.scf;

import dev.groundstate.engine.integral.AtomicOrbitalIntegrals;
import dev.groundstate.engine.linalg.SymmetricEigenproblem;
import dev.groundstate.engine.run.Iteration;
import dev.groundstate.engine.run.IterationListener;
import dev.groundstate.engine.run.Phase;
import dev.groundstate.engine.run.RunControl;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The Hartree-Fock method: the one way from a molecule's integrals to self-consistent orbitals, closed shell or open.
 *
 * <p>Roothaan, Rev. Mod. Phys. 23, 69 (1951) and 32, 179 (1960); Pople and Nesbet, J. Chem. Phys. 22, 571 (1954): F C = S C ε
 * with the Fock matrices of {@link FieldEquations}, combined as {@link Shells} says. The first density is the sum of those of
 * the free atoms ({@link AtomicDensities}). One iteration builds the Fock matrices of one determinant. The order of all sums
 * is fixed: the same input gives the same bits. One instance does one calculation, for one caller.
 */
public final class HartreeFock {

    /** Added to the virtual orbitals, and half of it to the half-full ones, when DIIS alone has failed; hartree. */
    private static final double LEVEL_SHIFT = 0.5;

    /** Weight of the last Fock matrix when DIIS alone has failed and the field is far from the solution. */
    private static final double DAMPING = 0.5;

    /** Below this residual DIIS takes over from damping. */
    private static final double DAMPING_END = 0.1;

    /** Coefficients within this of the largest count as equal to it, lest rounding choose among symmetric ones. */
    private static final double TIE = 1e-6;

    private final AtomicOrbitalIntegrals integrals;
    private final Shells shells;
    private final ScfSettings settings;
    private final RunControl control;
    private final IterationListener listener;
    private final FieldEquations equations;
    private final int size;
    private int cycles;

    private HartreeFock(
            AtomicOrbitalIntegrals integrals,
            Shells shells,
            ScfSettings settings,
            RunControl control,
            IterationListener listener) {
        this.integrals = integrals;
        this.shells = shells;
        this.settings = settings;
        this.control = control;
        this.listener = listener;
        this.equations = new FieldEquations(integrals, shells, settings.linearDependence(), control);
        this.size = equations.size();
    }

    /**
     * Solves the equations.
     *
     * @param alphaElectrons no fewer than {@code betaElectrons}, and as many for a closed shell
     * @throws IllegalArgumentException when the type cannot hold the electrons, or the basis
     * @throws ScfNotConvergedException when no attempt converges
     */
    public static ScfResult solve(
            AtomicOrbitalIntegrals integrals,
            HartreeFockType type,
            int alphaElectrons,
            int betaElectrons,
            ScfSettings settings,
            RunControl control,
            IterationListener listener) {
        Shells shells = new Shells(type, alphaElectrons, betaElectrons);
        control.enter(Phase.SCF);
        return new HartreeFock(integrals, shells, settings, control, listener).solve();
    }

    private ScfResult solve() {
        double[] start = equations.atomicField();
        Attempt plain = new Attempt(false, start);
        ScfResult result = plain.run(settings.plainCycles());
        if (result != null) {
            return result;
        }
        Attempt shifted = new Attempt(true, start);
        result = shifted.run(settings.shiftedCycles());
        if (result != null) {
            return result;
        }
        Attempt last = settings.shiftedCycles() > 0 ? shifted : plain;
        throw new ScfNotConvergedException(cycles, last.totalEnergy, last.residual, last.spinSquared);
    }

    /** One way from the first Fock matrix towards the solution. All matrices are in the orthonormal basis. */
    private final class Attempt {
        private final boolean shift;
        private final DirectInversion diis = new DirectInversion(settings.subspace());

        /** One effective Fock matrix a set, one after another. */
        private double[] effective;

        private double @Nullable [][] projectors;
        private double totalEnergy = Double.NaN;
        private double residual = Double.NaN;
        private double spinSquared = Double.NaN;

        Attempt(boolean shift, double[] start) {
            this.shift = shift;
            this.effective = new double[shells.sets() * start.length];
            for (int set = 0; set < shells.sets(); set++) {
                System.arraycopy(start, 0, effective, set * start.length, start.length);
            }
        }

        /** Returns the result, or null when the cycles are used up. */
        private @Nullable ScfResult run(int mostCycles) {
            for (int cycle = 0; cycle < mostCycles; cycle++) {
                control.check();
                double[][] occupied = occupy();
                projectors = occupied;
                FieldEquations.Field field = equations.field(occupied);
                double change = Math.abs(field.electronicEnergy() + integrals.nuclearRepulsionEnergy() - totalEnergy);
                totalEnergy = field.electronicEnergy() + integrals.nuclearRepulsionEnergy();
                double[] focks = new double[effective.length];
                double[] errors = new double[effective.length];
                for (int set = 0; set < shells.sets(); set++) {
                    double[] fock = shells.effectiveFock(set, field.focks(), occupied, size);
                    double[] error = commutator(fock, shells.occupation(set, occupied));
                    System.arraycopy(fock, 0, focks, set * fock.length, fock.length);
                    System.arraycopy(error, 0, errors, set * fock.length, fock.length);
                }
                residual = DenseProduct.largest(errors);
                spinSquared = shells.spinSquared(occupied);
                cycles++;
                listener.iteration(
                        new Iteration(cycles, totalEnergy, residual, equations.evaluations()), () -> new byte[0]);
                if (residual < settings.residualTolerance() && change < settings.energyTolerance()) {
                    return result(focks, occupied);
                }
                effective = next(focks, errors);
            }
            return null;
        }

        /** Returns the projectors on the lowest orbitals of the effective Fock matrices. */
        private double[][] occupy() {
            double[][] orbitals = new double[shells.sets()][];
            for (int set = 0; set < orbitals.length; set++) {
                orbitals[set] = SymmetricEigenproblem.solve(shifted(set), size).vectors();
            }
            double[][] occupied = new double[shells.densities()][];
            for (int d = 0; d < occupied.length; d++) {
                occupied[d] = projector(orbitals[shells.setOf(d)], shells.occupied(d));
            }
            return occupied;
        }

        private double[] next(double[] focks, double[] errors) {
            if (!shift || residual < DAMPING_END) {
                return diis.extrapolate(focks, errors);
            }
            double[] damped = new double[focks.length];
            for (int i = 0; i < focks.length; i++) {
                damped[i] = (1 - DAMPING) * focks[i] + DAMPING * effective[i];
            }
            return damped;
        }

        /** Returns F + σ (1 − N / N_max) of a set, or F itself before there are orbitals. */
        private double[] shifted(int set) {
            double[] fock = matrix(effective, set);
            double[][] occupied = projectors;
            if (!shift || occupied == null) {
                return fock;
            }
            double[] occupation = shells.occupation(set, occupied);
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < size; j++) {
                    double empty = (i == j ? 1 : 0) - occupation[i * size + j] / shells.mostElectronsAnOrbital();
                    fock[i * size + j] += LEVEL_SHIFT * empty;
                }
            }
            return fock;
        }

        private ScfResult result(double[] focks, double[][] occupied) {
            List<MolecularOrbitals> orbitals = new ArrayList<>();
            for (int set = 0; set < shells.sets(); set++) {
                orbitals.add(canonical(set, matrix(focks, set), occupied));
            }
            return new ScfResult(
                    shells.type(),
                    totalEnergy,
                    integrals.nuclearRepulsionEnergy(),
                    orbitals.getFirst(),
                    orbitals.getLast(),
                    spinSquared,
                    cycles,
                    equations.evaluations(),
                    residual,
                    shift);
        }
    }

    private double[] matrix(double[] several, int set) {
        double[] matrix = new double[size * size];
        System.arraycopy(several, set * matrix.length, matrix, 0, matrix.length);
        return matrix;
    }

    /** Returns the eigenvectors of a Fock matrix, the full ones first, then the half-full and then the empty ones. */
    private MolecularOrbitals canonical(int set, double[] fock, double[][] occupied) {
        double apart = shells.open() == 0 ? 0 : 1 + 2 * largestRowSum(fock);
        double[] occupation = shells.occupation(set, occupied);
        double[] separated = fock.clone();
        for (int i = 0; i < separated.length; i++) {
            separated[i] -= apart * occupation[i];
        }
        SymmetricEigenproblem eigen = SymmetricEigenproblem.solve(separated, size);
        double[] energies = eigen.values().clone();
        for (int k = 0; k < shells.full(set) + shells.open(); k++) {
            energies[k] += apart * (k < shells.full(set) ? 2 : 1);
        }
        double[] coefficients = equations.coefficients(eigen.vectors());
        fixSigns(coefficients, integrals.functions(), size);
        return new MolecularOrbitals(integrals.functions(), size, coefficients, energies, shells.full(set));
    }

    /** Returns the largest Σ_j |a_ij|, which no eigenvalue exceeds. */
    private double largestRowSum(double[] matrix) {
        double largest = 0;
        for (int i = 0; i < size; i++) {
            double sum = 0;
            for (int j = 0; j < size; j++) {
                sum += Math.abs(matrix[i * size + j]);
            }
            largest = Math.max(largest, sum);
        }
        return largest;
    }

    /** Returns the projector on the first of some orthonormal orbitals. */
    private double[] projector(double[] orbitals, int count) {
        double[] projector = new double[size * size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = 0;
                for (int k = 0; k < count; k++) {
                    sum += orbitals[i * size + k] * orbitals[j * size + k];
                }
                projector[i * size + j] = sum;
                projector[j * size + i] = sum;
            }
        }
        return projector;
    }

    /** Returns FN − NF, which vanishes for the solution. */
    private double[] commutator(double[] fock, double[] occupation) {
        double[] product = DenseProduct.multiply(fock, occupation, size, size, size);
        double[] commutator = new double[product.length];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                commutator[i * size + j] = product[i * size + j] - product[j * size + i];
            }
        }
        return commutator;
    }

    /** Makes the largest coefficient of each orbital positive, the first one of several that are equally large. */
    private static void fixSigns(double[] coefficients, int functions, int size) {
        for (int k = 0; k < size; k++) {
            double largest = 0;
            for (int p = 0; p < functions; p++) {
                largest = Math.max(largest, Math.abs(coefficients[p * size + k]));
            }
            int decisive = 0;
            while (Math.abs(coefficients[decisive * size + k]) < (1 - TIE) * largest) {
                decisive++;
            }
            if (coefficients[decisive * size + k] < 0) {
                for (int p = 0; p < functions; p++) {
                    coefficients[p * size + k] = -coefficients[p * size + k];
                }
            }
        }
    }
}
