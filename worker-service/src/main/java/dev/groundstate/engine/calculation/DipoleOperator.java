package dev.groundstate.engine.calculation;

import dev.groundstate.engine.basis.Basis;
import dev.groundstate.engine.determinant.OneParticleDensity;
import dev.groundstate.engine.integral.MultipoleIntegrals;
import dev.groundstate.engine.integral.OneElectronIntegrals;
import dev.groundstate.engine.molecule.Atom;
import dev.groundstate.engine.molecule.Molecule;
import dev.groundstate.engine.run.RunControl;
import dev.groundstate.engine.scf.MolecularOrbitals;
import java.util.List;

/**
 * Position over the functions of a basis about the centre of nuclear charge, where the nuclei have no dipole moment: the
 * moment of the whole molecule is −Σ γ_pq ⟨p|r|q⟩.
 *
 * @param overFunctions x, y and z
 */
record DipoleOperator(List<OneElectronIntegrals> overFunctions) {

    static DipoleOperator of(Molecule molecule, Basis basis, RunControl control) {
        double[] centre = new double[3];
        int charge = 0;
        for (Atom atom : molecule.atoms()) {
            centre[0] += atom.atomicNumber() * atom.x();
            centre[1] += atom.atomicNumber() * atom.y();
            centre[2] += atom.atomicNumber() * atom.z();
            charge += atom.atomicNumber();
        }
        for (int axis = 0; axis < 3; axis++) {
            centre[axis] /= charge;
        }
        return new DipoleOperator(MultipoleIntegrals.dipole(basis, centre, control));
    }

    /**
     * Returns the moment of a state.
     *
     * @param density over the active orbitals, of both spins
     * @param frozenOrbitals doubly occupied ones before them
     */
    DipoleMoment of(OneParticleDensity density, int frozenOrbitals, MolecularOrbitals orbitals) {
        double[] all = density.overAllOrbitals(frozenOrbitals, orbitals.size()).values();
        return moment(List.of(overFunctions(all, orbitals)));
    }

    /** Returns the moment of a determinant whose spins have orbitals of their own. */
    DipoleMoment ofDeterminant(MolecularOrbitals alpha, MolecularOrbitals beta) {
        return moment(List.of(overFunctions(occupations(alpha), alpha), overFunctions(occupations(beta), beta)));
    }

    private static double[] occupations(MolecularOrbitals orbitals) {
        double[] occupations = new double[orbitals.size() * orbitals.size()];
        for (int i = 0; i < orbitals.occupied(); i++) {
            occupations[i * orbitals.size() + i] = 1;
        }
        return occupations;
    }

    private DipoleMoment moment(List<double[]> densities) {
        double[] moment = new double[3];
        for (double[] density : densities) {
            for (int axis = 0; axis < 3; axis++) {
                double[] position = overFunctions.get(axis).values();
                for (int k = 0; k < density.length; k++) {
                    moment[axis] -= density[k] * position[k];
                }
            }
        }
        return new DipoleMoment(moment[0], moment[1], moment[2]);
    }

    /** Returns C γ Cᵀ. */
    private static double[] overFunctions(double[] gamma, MolecularOrbitals orbitals) {
        int n = orbitals.functions();
        int m = orbitals.size();
        double[] c = orbitals.coefficients();
        double[] half = new double[n * m];
        for (int mu = 0; mu < n; mu++) {
            for (int p = 0; p < m; p++) {
                double value = c[mu * m + p];
                for (int q = 0; q < m; q++) {
                    half[mu * m + q] += value * gamma[p * m + q];
                }
            }
        }
        double[] density = new double[n * n];
        for (int mu = 0; mu < n; mu++) {
            for (int nu = 0; nu < n; nu++) {
                double sum = 0;
                for (int q = 0; q < m; q++) {
                    sum += half[mu * m + q] * c[nu * m + q];
                }
                density[mu * n + nu] = sum;
            }
        }
        return density;
    }
}
