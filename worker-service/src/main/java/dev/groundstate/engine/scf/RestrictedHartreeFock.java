package dev.groundstate.engine.scf;

import dev.groundstate.engine.integral.AtomicOrbitalIntegrals;
import dev.groundstate.engine.run.Iteration;
import dev.groundstate.engine.run.IterationListener;
import dev.groundstate.engine.run.Phase;
import dev.groundstate.engine.run.RunControl;
import org.jspecify.annotations.Nullable;

/**
 * The closed-shell Hartree-Fock method.
 *
 * <p>Roothaan, Rev. Mod. Phys. 23, 69 (1951): F C = S C ε with F = H + G(D), D = 2 C_occ C_occᵀ, E = ½ tr D (H + F). The
 * first density is the sum of those of the free atoms ({@link AtomicDensities}). One iteration builds one Fock matrix. The order of all sums is fixed: the same input gives the same bits. One instance does one calculation, on one
 * thread.
 */
public final class RestrictedHartreeFock {

    /** Added to the virtual orbitals when DIIS alone has failed, hartree. */
    private static final double LEVEL_SHIFT = 0.5;

    /** Weight of the last Fock matrix when DIIS alone has failed and the field is far from the solution. */
    private static final double DAMPING = 0.5;

    /** Below this residual DIIS takes over from damping. */
    private static final double DAMPING_END = 0.1;

    /** Coefficients within this of the largest count as equal to it, lest rounding choose among symmetric ones. */
    private static final double TIE = 1e-6;

    private final AtomicOrbitalIntegrals integrals;
    private final ScfSettings settings;
    private final RunControl control;
    private final IterationListener listener;
    private final int functions;
    private final int occupied;

    /** Number of independent combinations of functions. */
    private final int size;

    /** X with XᵀSX = 1, functions × size. */
    private final double[] orthonormal;

    private final double[] orthonormalTransposed;
    private final FockBuilder fockBuilder;
    private int cycles;
    private int evaluations;

    private RestrictedHartreeFock(
            AtomicOrbitalIntegrals integrals,
            int electrons,
            ScfSettings settings,
            RunControl control,
            IterationListener listener) {
        this.integrals = integrals;
        this.settings = settings;
        this.control = control;
        this.listener = listener;
        this.functions = integrals.functions();
        this.occupied = electrons / 2;
        control.check();
        this.orthonormal =
                OrthonormalFunctions.canonical(integrals.overlap().values(), functions, settings.linearDependence());
        this.size = orthonormal.length / functions;
        this.orthonormalTransposed = DenseProduct.transpose(orthonormal, functions, size);
        this.fockBuilder = new FockBuilder(integrals.twoElectron());
        if (occupied > size) {
            throw new IllegalArgumentException("expected at most " + 2 * size + " electrons for " + size
                    + " independent basis functions, got " + electrons);
        }
    }

    /**
     * Solves the equations with the standard settings.
     *
     * @param electrons an even number
     * @throws IllegalArgumentException when the electrons are odd or do not fit into the basis
     * @throws ScfNotConvergedException when no attempt converges
     */
    public static ScfResult solve(
            AtomicOrbitalIntegrals integrals, int electrons, RunControl control, IterationListener listener) {
        return solve(integrals, electrons, ScfSettings.standard(), control, listener);
    }

    /**
     * Solves the equations.
     *
     * @param electrons an even number
     * @throws IllegalArgumentException when the electrons are odd or do not fit into the basis
     * @throws ScfNotConvergedException when no attempt converges
     */
    public static ScfResult solve(
            AtomicOrbitalIntegrals integrals,
            int electrons,
            ScfSettings settings,
            RunControl control,
            IterationListener listener) {
        if (electrons < 0 || electrons % 2 != 0) {
            throw new IllegalArgumentException(
                    "expected an even number of electrons for a closed shell, got " + electrons);
        }
        control.enter(Phase.SCF);
        return new RestrictedHartreeFock(integrals, electrons, settings, control, listener).solve();
    }

    private ScfResult solve() {
        Attempt plain = new Attempt(false);
        ScfResult result = plain.run(settings.plainCycles());
        if (result != null) {
            return result;
        }
        Attempt shifted = new Attempt(true);
        result = shifted.run(settings.shiftedCycles());
        if (result != null) {
            return result;
        }
        Attempt last = settings.shiftedCycles() > 0 ? shifted : plain;
        throw new ScfNotConvergedException(cycles, last.totalEnergy, last.residual);
    }

    /** One way from the first Fock matrix towards the solution. All matrices are in the orthonormal basis. */
    private final class Attempt {
        private final boolean shift;
        private final DirectInversion diis = new DirectInversion(settings.subspace());
        private double[] effectiveFock = transform(firstFock());
        private double @Nullable [] projector;
        private double totalEnergy = Double.NaN;
        private double residual = Double.NaN;

        Attempt(boolean shift) {
            this.shift = shift;
        }

        /** Returns the result, or null when the cycles are used up. */
        private @Nullable ScfResult run(int mostCycles) {
            for (int cycle = 0; cycle < mostCycles; cycle++) {
                control.check();
                double[] orbitals = SymmetricEigenproblem.solve(shifted(effectiveFock), size)
                        .vectors();
                projector = projector(orbitals);
                double[] density = density(projector);
                double[] core = integrals.coreHamiltonian().values();
                double[] fock = fockBuilder.twoElectronPart(density, control);
                double electronicEnergy = DenseProduct.dot(density, core) + 0.5 * DenseProduct.dot(density, fock);
                for (int i = 0; i < fock.length; i++) {
                    fock[i] += core[i];
                }
                double change = Math.abs(electronicEnergy + integrals.nuclearRepulsionEnergy() - totalEnergy);
                totalEnergy = electronicEnergy + integrals.nuclearRepulsionEnergy();
                double[] transformed = transform(fock);
                double[] error = commutator(transformed, projector);
                residual = DenseProduct.largest(error);
                cycles++;
                evaluations++;
                listener.iteration(new Iteration(cycles, totalEnergy, residual, evaluations), () -> new byte[0]);
                if (residual < settings.residualTolerance() && change < settings.energyTolerance()) {
                    return result(transformed);
                }
                effectiveFock = next(transformed, error);
            }
            return null;
        }

        private double[] next(double[] fock, double[] error) {
            if (!shift || residual < DAMPING_END) {
                return diis.extrapolate(fock, error);
            }
            double[] damped = new double[fock.length];
            for (int i = 0; i < fock.length; i++) {
                damped[i] = (1 - DAMPING) * fock[i] + DAMPING * effectiveFock[i];
            }
            return damped;
        }

        /** Returns F + σ (1 - P), or F itself before there are orbitals. */
        private double[] shifted(double[] fock) {
            double[] occupiedProjector = projector;
            if (!shift || occupiedProjector == null) {
                return fock;
            }
            double[] shifted = new double[fock.length];
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < size; j++) {
                    double virtual = (i == j ? 1 : 0) - occupiedProjector[i * size + j];
                    shifted[i * size + j] = fock[i * size + j] + LEVEL_SHIFT * virtual;
                }
            }
            return shifted;
        }

        private ScfResult result(double[] fock) {
            SymmetricEigenproblem canonical = SymmetricEigenproblem.solve(fock, size);
            double[] coefficients = DenseProduct.multiply(orthonormal, canonical.vectors(), functions, size, size);
            fixSigns(coefficients, functions, size);
            return new ScfResult(
                    totalEnergy,
                    integrals.nuclearRepulsionEnergy(),
                    new MolecularOrbitals(functions, size, coefficients, canonical.values(), occupied),
                    cycles,
                    evaluations,
                    residual,
                    shift);
        }
    }

    private double[] firstFock() {
        double[] fock = fockBuilder.twoElectronPart(AtomicDensities.superpose(integrals, control), control);
        evaluations++;
        double[] core = integrals.coreHamiltonian().values();
        for (int i = 0; i < fock.length; i++) {
            fock[i] += core[i];
        }
        return fock;
    }

    /** Returns Xᵀ A X, symmetrised. */
    private double[] transform(double[] matrix) {
        double[] half = DenseProduct.multiply(matrix, orthonormal, functions, functions, size);
        double[] full = DenseProduct.multiply(orthonormalTransposed, half, size, functions, size);
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < i; j++) {
                double mean = 0.5 * (full[i * size + j] + full[j * size + i]);
                full[i * size + j] = mean;
                full[j * size + i] = mean;
            }
        }
        return full;
    }

    /** Returns the projector on the occupied ones of orthonormal orbitals, the first columns. */
    private double[] projector(double[] orbitals) {
        double[] projector = new double[size * size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = 0;
                for (int k = 0; k < occupied; k++) {
                    sum += orbitals[i * size + k] * orbitals[j * size + k];
                }
                projector[i * size + j] = sum;
                projector[j * size + i] = sum;
            }
        }
        return projector;
    }

    /** Returns D = 2 X P Xᵀ over the basis functions, exactly symmetric. */
    private double[] density(double[] projector) {
        double[] half = DenseProduct.multiply(orthonormal, projector, functions, size, size);
        double[] full = DenseProduct.multiply(half, orthonormalTransposed, functions, size, functions);
        for (int p = 0; p < functions; p++) {
            for (int q = 0; q <= p; q++) {
                double sum = full[p * functions + q] + full[q * functions + p];
                full[p * functions + q] = sum;
                full[q * functions + p] = sum;
            }
        }
        return full;
    }

    /** Returns 2 (FP - PF), which vanishes for the solution. */
    private double[] commutator(double[] fock, double[] projector) {
        double[] product = DenseProduct.multiply(fock, projector, size, size, size);
        double[] commutator = new double[product.length];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                commutator[i * size + j] = 2 * (product[i * size + j] - product[j * size + i]);
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
