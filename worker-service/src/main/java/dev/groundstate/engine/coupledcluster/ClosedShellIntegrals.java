package dev.groundstate.engine.coupledcluster;

import dev.groundstate.engine.hamiltonian.ActiveSpaceHamiltonian;
import dev.groundstate.engine.integral.TwoElectronIntegrals;
import dev.groundstate.engine.run.RunControl;
import dev.groundstate.engine.run.WorkCounter;

/**
 * The Hamiltonian of a closed shell, sorted by occupied (o) and virtual (v) orbitals.
 *
 * <p>Two-electron blocks are chemists' (pq|rs) at [p][q][r][s]. The Fock matrix is
 * f_pq = h_pq + Σ_k 2 (pq|kk) − (pk|qk) and need not be diagonal.
 */
final class ClosedShellIntegrals {

    private final ActiveSpaceHamiltonian hamiltonian;
    private final int occupied;
    private final int virtual;
    private final double[] fock;
    private final WorkCounter work;

    /** Computes the Fock matrix, and refuses open shells. */
    ClosedShellIntegrals(ActiveSpaceHamiltonian hamiltonian, RunControl control) {
        if (hamiltonian.alphaElectrons() != hamiltonian.betaElectrons()) {
            throw new IllegalArgumentException("expected as many electrons of spin up as of spin down, got "
                    + hamiltonian.alphaElectrons() + " and " + hamiltonian.betaElectrons());
        }
        this.hamiltonian = hamiltonian;
        this.occupied = hamiltonian.alphaElectrons();
        this.virtual = hamiltonian.spatialOrbitals() - occupied;
        this.work = new WorkCounter(control);
        this.fock = fock();
    }

    int occupied() {
        return occupied;
    }

    int virtual() {
        return virtual;
    }

    /** Returns the energy of the determinant that fills the occupied orbitals: E_core + Σ_i h_ii + f_ii. */
    double referenceEnergy() {
        double energy = hamiltonian.coreEnergy();
        for (int i = 0; i < occupied; i++) {
            energy += hamiltonian.oneElectron().get(i, i) + fock[i * (occupied + virtual) + i];
        }
        return energy;
    }

    /** Returns a block of the Fock matrix, each index 'o' or 'v'. */
    Tensor fock(String block) {
        Tensor tensor = Tensor.zeros(work.control(), size(block.charAt(0)), size(block.charAt(1)));
        int to = 0;
        for (int p = 0; p < tensor.shape()[0]; p++) {
            for (int q = 0; q < tensor.shape()[1]; q++) {
                int row = first(block.charAt(0)) + p;
                tensor.values()[to++] = fock[row * (occupied + virtual) + first(block.charAt(1)) + q];
            }
        }
        return tensor;
    }

    /** Returns a block of (pq|rs), each index 'o' or 'v'. */
    Tensor repulsion(String block) {
        Tensor tensor = Tensor.zeros(
                work.control(),
                size(block.charAt(0)),
                size(block.charAt(1)),
                size(block.charAt(2)),
                size(block.charAt(3)));
        int[] shape = tensor.shape();
        double[] packed = hamiltonian.twoElectron().packed();
        int to = 0;
        for (int p = 0; p < shape[0]; p++) {
            for (int q = 0; q < shape[1]; q++) {
                int pq = TwoElectronIntegrals.pair(first(block.charAt(0)) + p, first(block.charAt(1)) + q);
                for (int r = 0; r < shape[2]; r++) {
                    for (int s = 0; s < shape[3]; s++) {
                        int rs = TwoElectronIntegrals.pair(first(block.charAt(2)) + r, first(block.charAt(3)) + s);
                        tensor.values()[to++] = packed[TwoElectronIntegrals.pair(pq, rs)];
                    }
                }
                work.add(4L * shape[2] * shape[3]);
            }
        }
        return tensor;
    }

    /** Returns (ac|bd) at [c][d][a][b], the order in which pairs of electrons are summed. */
    Tensor ladder() {
        Tensor tensor = Tensor.zeros(work.control(), virtual, virtual, virtual, virtual);
        double[] packed = hamiltonian.twoElectron().packed();
        int to = 0;
        for (int c = 0; c < virtual; c++) {
            for (int d = 0; d < virtual; d++) {
                for (int a = 0; a < virtual; a++) {
                    int ac = TwoElectronIntegrals.pair(occupied + a, occupied + c);
                    for (int b = 0; b < virtual; b++) {
                        int bd = TwoElectronIntegrals.pair(occupied + b, occupied + d);
                        tensor.values()[to++] = packed[TwoElectronIntegrals.pair(ac, bd)];
                    }
                }
                work.add(4L * virtual * virtual);
            }
        }
        return tensor;
    }

    /** Returns f_ii − f_aa at [i][a], none of them closer to zero than a gap. */
    double[] denominators(double smallestGap) {
        double[] denominators = new double[occupied * virtual];
        int n = occupied + virtual;
        for (int i = 0; i < occupied; i++) {
            for (int a = 0; a < virtual; a++) {
                double gap = fock[(occupied + a) * (n + 1)] - fock[i * (n + 1)];
                denominators[i * virtual + a] = -Math.max(gap, smallestGap);
            }
        }
        return denominators;
    }

    private double[] fock() {
        int n = occupied + virtual;
        double[] matrix = new double[n * n];
        for (int p = 0; p < n; p++) {
            for (int q = 0; q < n; q++) {
                double element = hamiltonian.oneElectron().get(p, q);
                for (int k = 0; k < occupied; k++) {
                    element += 2 * hamiltonian.twoElectron().get(p, q, k, k)
                            - hamiltonian.twoElectron().get(p, k, q, k);
                }
                matrix[p * n + q] = element;
            }
            work.add(8L * n * occupied);
        }
        return matrix;
    }

    private int first(char kind) {
        return kind == 'o' ? 0 : occupied;
    }

    private int size(char kind) {
        return kind == 'o' ? occupied : virtual;
    }
}
