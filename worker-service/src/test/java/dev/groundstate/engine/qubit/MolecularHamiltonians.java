package dev.groundstate.engine.qubit;

import dev.groundstate.engine.basis.Basis;
import dev.groundstate.engine.basis.BasisLibrary;
import dev.groundstate.engine.determinant.Davidson;
import dev.groundstate.engine.determinant.DeterminantSpace;
import dev.groundstate.engine.determinant.HamiltonianOperator;
import dev.groundstate.engine.hamiltonian.ActiveSpace;
import dev.groundstate.engine.hamiltonian.ActiveSpaceHamiltonian;
import dev.groundstate.engine.hamiltonian.IntegralTransformation;
import dev.groundstate.engine.integral.AtomicOrbitalIntegrals;
import dev.groundstate.engine.molecule.Geometries;
import dev.groundstate.engine.molecule.Molecule;
import dev.groundstate.engine.run.FreeControl;
import dev.groundstate.engine.run.RunControl;
import dev.groundstate.engine.scf.HartreeFock;
import dev.groundstate.engine.scf.HartreeFockType;
import dev.groundstate.engine.scf.ScfResult;
import dev.groundstate.engine.scf.ScfSettings;

/** Small molecules over their Hartree-Fock orbitals, in STO-3G unless said. */
public final class MolecularHamiltonians {

    private static final RunControl CONTROL = new FreeControl();

    private MolecularHamiltonians() {}

    /** H2 at 0.735 Å. */
    public static ActiveSpaceHamiltonian hydrogen() {
        return minimal(Geometries.chain(0.735, "H", "H"), new ActiveSpace(0, 2, 1, 1));
    }

    /** A chain of four H, 0.8 Å apart. */
    public static ActiveSpaceHamiltonian hydrogenChain() {
        return minimal(Geometries.chain(0.8, "H", "H", "H", "H"), new ActiveSpace(0, 4, 2, 2));
    }

    /** LiH at 1.6 Å, 1s frozen, two electrons in some of the orbitals above. */
    public static ActiveSpaceHamiltonian lithiumHydride(int spatialOrbitals) {
        return minimal(Geometries.chain(1.6, "Li", "H"), new ActiveSpace(1, spatialOrbitals, 1, 1));
    }

    /** N2 in STO-6G, six electrons in six orbitals. */
    public static ActiveSpaceHamiltonian nitrogen(double bondLengthAngstrom) {
        return of(Geometries.chain(bondLengthAngstrom, "N", "N"), "sto-6g", new ActiveSpace(4, 6, 3, 3));
    }

    private static ActiveSpaceHamiltonian minimal(String geometry, ActiveSpace space) {
        return of(geometry, "sto-3g", space);
    }

    private static ActiveSpaceHamiltonian of(String geometry, String basisName, ActiveSpace space) {
        Molecule molecule = Geometries.molecule(Geometries.PYSCF_BOHR_ANGSTROM, 0, geometry);
        Basis basis = BasisLibrary.shipped().basis(basisName, molecule);
        AtomicOrbitalIntegrals integrals = AtomicOrbitalIntegrals.compute(molecule, basis, CONTROL);
        ScfResult field = HartreeFock.solve(
                integrals,
                HartreeFockType.RESTRICTED,
                molecule.alphaElectrons(),
                molecule.betaElectrons(),
                ScfSettings.standard(),
                CONTROL,
                (iteration, checkpoint) -> {});
        return IntegralTransformation.transform(
                integrals.coreHamiltonian(),
                integrals.twoElectron(),
                field.nuclearRepulsionEnergy(),
                field.orbitals(),
                space,
                CONTROL);
    }

    /** Returns the lowest energy of all determinants of the Hamiltonian's electrons. */
    public static double groundState(ActiveSpaceHamiltonian hamiltonian) {
        DeterminantSpace space = DeterminantSpace.of(
                hamiltonian.spatialOrbitals(), hamiltonian.alphaElectrons(), hamiltonian.betaElectrons());
        HamiltonianOperator operator = new HamiltonianOperator(hamiltonian, space, CONTROL);
        return hamiltonian.coreEnergy()
                + new Davidson(1e-9, 200, 1)
                        .solve(operator, space, hamiltonian.coreEnergy(), CONTROL, (iteration, checkpoint) -> {})
                        .eigenvalue();
    }
}
