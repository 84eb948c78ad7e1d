package dev.groundstate.engine.coupledcluster;

import dev.groundstate.engine.hamiltonian.ActiveSpaceHamiltonian;
import dev.groundstate.engine.run.NoAnswerException;
import dev.groundstate.engine.run.RunControl;
import dev.groundstate.engine.run.WorkCounter;

/**
 * Perturbation theory of second order, MP2, for a closed shell.
 *
 * <p>t_ij^ab = (ia|jb) / (f_ii + f_jj − f_aa − f_bb), t_i^a = f_ia / (f_ii − f_aa);
 * E = 2 Σ f_ia t_i^a + Σ (ia|jb) t_ij^ab + Σ (ia|jb) (t_ij^ab − t_ij^ba): singles, opposite and same spin. C. Møller and
 * M. S. Plesset, Phys. Rev. 46, 618 (1934). Perturbation theory proper where the Fock matrix is diagonal among the occupied
 * and among the virtual orbitals, as it is for canonical ones.
 */
public final class MoellerPlesset {

    private MoellerPlesset() {}

    /** Returns the bytes of everything held at once besides the Hamiltonian. */
    public static long bytes(int spatialOrbitals, int occupied) {
        long pairs = (long) occupied * (spatialOrbitals - occupied);
        return Math.multiplyExact(8, Math.addExact(2 * pairs * pairs, (long) spatialOrbitals * spatialOrbitals));
    }

    /**
     * Computes energy and amplitudes.
     *
     * @throws IllegalArgumentException for an open shell
     * @throws NoAnswerException where an occupied orbital lies above a virtual one
     */
    public static MoellerPlessetResult solve(ActiveSpaceHamiltonian hamiltonian, RunControl control) {
        ClosedShellIntegrals integrals = new ClosedShellIntegrals(hamiltonian, control);
        int o = integrals.occupied();
        int v = integrals.virtual();
        double[] denominators = integrals.denominators(0);
        for (double denominator : denominators) {
            if (!(denominator < 0)) {
                throw new NoAnswerException("perturbation theory needs every occupied orbital below every virtual one,"
                        + " which these are not");
            }
        }
        WorkCounter work = new WorkCounter(control);
        double[] fock = integrals.fock("ov").values();
        double[] singles = new double[o * v];
        double singlesEnergy = 0;
        for (int ia = 0; ia < singles.length; ia++) {
            singles[ia] = fock[ia] / denominators[ia];
            singlesEnergy += 2 * fock[ia] * singles[ia];
        }
        double[] repulsion = integrals.repulsion("ovov").values();
        double[] doubles = new double[o * o * v * v];
        double opposite = 0;
        double same = 0;
        int to = 0;
        for (int i = 0; i < o; i++) {
            for (int j = 0; j < o; j++) {
                for (int a = 0; a < v; a++) {
                    for (int b = 0; b < v; b++) {
                        double integral = repulsion[(i * v + a) * o * v + j * v + b];
                        double exchange = repulsion[(i * v + b) * o * v + j * v + a];
                        double gap = denominators[i * v + a] + denominators[j * v + b];
                        doubles[to++] = integral / gap;
                        opposite += integral * integral / gap;
                        same += integral * (integral - exchange) / gap;
                    }
                }
                work.add(8L * v * v);
            }
        }
        return new MoellerPlessetResult(
                integrals.referenceEnergy() + singlesEnergy + opposite + same,
                same,
                opposite,
                singlesEnergy,
                new Amplitudes(o, v, singles, doubles));
    }
}
