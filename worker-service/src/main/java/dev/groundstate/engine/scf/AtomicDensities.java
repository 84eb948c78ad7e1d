package dev.groundstate.engine.scf;

import dev.groundstate.engine.integral.AtomicOrbitalIntegrals;
import dev.groundstate.engine.integral.AtomicOrbitalIntegrals.FreeAtom;
import dev.groundstate.engine.integral.TwoElectronIntegrals;
import dev.groundstate.engine.linalg.SymmetricEigenproblem;
import dev.groundstate.engine.run.RunControl;
import java.util.HashMap;
import java.util.Map;

/**
 * The sum of the spherical densities of the free neutral atoms, a first guess of the density of a molecule.
 *
 * <p>Van Lenthe, Zwaans, van Dam and Guest, J. Comput. Chem. 27, 926 (2006). Each atom is a closed-shell field whose
 * electrons fill the orbitals from below and spread evenly over the degenerate ones of an open shell.
 */
final class AtomicDensities {

    /** Cycles of an atom: more than a guess needs, whatever the atom. */
    private static final int CYCLES = 40;

    /** Weight of the density of the last cycle, which keeps the shells of an atom from changing places forever. */
    private static final double DAMPING = 0.5;

    /** Orbitals whose energies differ by less, in hartree, are one shell: far above rounding, far below any splitting. */
    private static final double DEGENERACY = 1e-5;

    /** Eigenvalue of the overlap of one atom below which its functions are linearly dependent. */
    private static final double LINEAR_DEPENDENCE = 1e-8;

    private final FreeAtom atom;
    private final FockBuilder fockBuilder;
    private final int functions;
    private final double[] orthonormal;
    private final int size;

    private AtomicDensities(FreeAtom atom, AtomicOrbitalIntegrals integrals) {
        this.atom = atom;
        this.functions = atom.functions().length;
        this.fockBuilder = new FockBuilder(repulsion(integrals.twoElectron(), atom.functions()), 1);
        double[] overlap = new double[functions * functions];
        for (int p = 0; p < functions; p++) {
            for (int q = 0; q < functions; q++) {
                overlap[p * functions + q] = integrals.overlap().get(atom.functions()[p], atom.functions()[q]);
            }
        }
        this.orthonormal = OrthonormalFunctions.canonical(overlap, functions, LINEAR_DEPENDENCE);
        this.size = orthonormal.length / functions;
    }

    /** Returns the density over all functions, row-major; zero but between the functions of one atom. */
    static double[] superpose(AtomicOrbitalIntegrals integrals, RunControl control) {
        int all = integrals.functions();
        double[] density = new double[all * all];
        Map<Integer, double[]> known = new HashMap<>();
        for (FreeAtom atom : integrals.atoms()) {
            double[] block = known.computeIfAbsent(
                    atom.atomicNumber(), z -> new AtomicDensities(atom, integrals).density(control));
            int[] functions = atom.functions();
            for (int p = 0; p < functions.length; p++) {
                for (int q = 0; q < functions.length; q++) {
                    density[functions[p] * all + functions[q]] = block[p * functions.length + q];
                }
            }
        }
        return density;
    }

    private double[] density(RunControl control) {
        double[] core = atom.coreHamiltonian().values();
        double[] density = occupy(core);
        for (int cycle = 0; cycle < CYCLES; cycle++) {
            control.check();
            double[] next = occupy(fock(core, density, control));
            for (int i = 0; i < density.length; i++) {
                density[i] = DAMPING * density[i] + (1 - DAMPING) * next[i];
            }
        }
        return density;
    }

    /** Returns the integrals over some functions, given in rising order. */
    private static TwoElectronIntegrals repulsion(TwoElectronIntegrals all, int[] functions) {
        double[] packed = new double[TwoElectronIntegrals.packedLength(functions.length)];
        int next = 0;
        for (int p = 0; p < functions.length; p++) {
            for (int q = 0; q <= p; q++) {
                for (int r = 0; r <= p; r++) {
                    for (int s = 0; s <= (r < p ? r : q); s++) {
                        packed[next++] = all.get(functions[p], functions[q], functions[r], functions[s]);
                    }
                }
            }
        }
        return new TwoElectronIntegrals(functions.length, packed);
    }

    private double[] fock(double[] core, double[] density, RunControl control) {
        fockBuilder.build(control, density);
        double[] fock = core.clone();
        for (int i = 0; i < fock.length; i++) {
            fock[i] += fockBuilder.coulomb(0)[i] - 0.5 * fockBuilder.exchange(0)[i];
        }
        return fock;
    }

    /** Returns the density of the orbitals of a Fock matrix, filled from below. */
    private double[] occupy(double[] fock) {
        double[] transposed = DenseProduct.transpose(orthonormal, functions, size);
        double[] half = DenseProduct.multiply(fock, orthonormal, functions, functions, size);
        SymmetricEigenproblem eigen =
                SymmetricEigenproblem.solve(DenseProduct.multiply(transposed, half, size, functions, size), size);
        double[] orbitals = DenseProduct.multiply(orthonormal, eigen.vectors(), functions, size, size);
        double[] density = new double[functions * functions];
        double electrons = atom.atomicNumber();
        int end;
        for (int start = 0; start < size && electrons > 0; start = end) {
            end = start + 1;
            while (end < size && eigen.values()[end] - eigen.values()[start] < DEGENERACY) {
                end++;
            }
            double occupation = Math.min(2, electrons / (end - start));
            electrons -= occupation * (end - start);
            for (int p = 0; p < functions; p++) {
                for (int q = 0; q < functions; q++) {
                    for (int k = start; k < end; k++) {
                        density[p * functions + q] += occupation * orbitals[p * size + k] * orbitals[q * size + k];
                    }
                }
            }
        }
        return density;
    }
}
