package dev.groundstate.engine.calculation;

import dev.groundstate.engine.ansatz.AnsatzChoice;
import dev.groundstate.engine.basis.BasisLibrary;
import dev.groundstate.engine.determinant.Davidson;
import dev.groundstate.engine.determinant.DeterminantSpace;
import dev.groundstate.engine.determinant.HamiltonianOperator;
import dev.groundstate.engine.hamiltonian.ActiveSpace;
import dev.groundstate.engine.hamiltonian.ActiveSpaceHamiltonian;
import dev.groundstate.engine.hamiltonian.IntegralTransformation;
import dev.groundstate.engine.integral.AtomicOrbitalIntegrals;
import dev.groundstate.engine.integral.IntegralWarmUp;
import dev.groundstate.engine.molecule.Atom;
import dev.groundstate.engine.molecule.Element;
import dev.groundstate.engine.molecule.Molecule;
import dev.groundstate.engine.optimizer.OptimizationMethod;
import dev.groundstate.engine.run.RunControl;
import dev.groundstate.engine.run.RunStoppedException;
import dev.groundstate.engine.scf.HartreeFock;
import dev.groundstate.engine.scf.HartreeFockType;
import dev.groundstate.engine.scf.ScfResult;
import dev.groundstate.engine.scf.ScfSettings;
import dev.groundstate.engine.vqe.Vqe;
import dev.groundstate.engine.vqe.VqeResult;
import dev.groundstate.engine.vqe.VqeSettings;
import java.util.ArrayList;
import java.util.List;

/**
 * Has the virtual machine compile the loops of every method, and what writes circuits, before the first calculation needs them.
 *
 * <p>Until then they run interpreted, ten to a hundred times slower. Every result is thrown away; no calculation depends on
 * it.
 */
public final class KernelWarmUp {

    /** Rounds of the molecules below, after which nothing is compiled anew: some seconds of one core. */
    private static final int ROUNDS = 12;

    private static final int ITERATIONS = 12;

    private KernelWarmUp() {}

    /**
     * Computes small molecules until the loops are compiled.
     *
     * @throws RunStoppedException when the control says so
     */
    public static void run(RunControl control) {
        Molecule water = new Molecule(
                List.of(
                        Atom.ofAngstrom(Element.O, 0, 0, 0),
                        Atom.ofAngstrom(Element.H, 0, 0.76, 0.59),
                        Atom.ofAngstrom(Element.H, 0, -0.76, 0.59)),
                0,
                1);
        for (int round = 0; round < ROUNDS; round++) {
            // A circuit too: that of a run that is stopped has little time to be written.
            var _ = solve(water, "sto-3g", new ActiveSpace(0, 7, 5, 5), control)
                    .circuit()
                    .apply(control);
            solve(chain(8), "sto-3g", new ActiveSpace(0, 8, 4, 4), control);
            // More functions than plain loops are for.
            solve(chain(8), "6-31g**", new ActiveSpace(3, 4, 1, 1), control);
        }
        IntegralWarmUp.run(control);
    }

    private static Molecule chain(int atoms) {
        List<Atom> chain = new ArrayList<>();
        for (int k = 0; k < atoms; k++) {
            chain.add(Atom.ofAngstrom(Element.H, 0, 0.01 * k * k, 0.9 * k));
        }
        return new Molecule(chain, 0, 1);
    }

    private static VqeResult solve(Molecule molecule, String basis, ActiveSpace space, RunControl control) {
        AtomicOrbitalIntegrals integrals =
                AtomicOrbitalIntegrals.compute(molecule, BasisLibrary.shipped().basis(basis, molecule), control);
        ScfResult field = HartreeFock.solve(
                integrals,
                HartreeFockType.RESTRICTED,
                molecule.alphaElectrons(),
                molecule.betaElectrons(),
                ScfSettings.standard(),
                control,
                (iteration, checkpoint) -> {});
        ActiveSpaceHamiltonian hamiltonian = IntegralTransformation.transform(
                integrals.coreHamiltonian(),
                integrals.twoElectron(),
                field.nuclearRepulsionEnergy(),
                field.orbitals(),
                space,
                control);
        DeterminantSpace determinants =
                DeterminantSpace.of(space.spatialOrbitals(), space.alphaElectrons(), space.betaElectrons());
        new Davidson(1e-7, ITERATIONS, 1)
                .solve(
                        new HamiltonianOperator(hamiltonian, determinants, control),
                        determinants,
                        hamiltonian.coreEnergy(),
                        control,
                        (iteration, checkpoint) -> {});
        return new Vqe(
                        hamiltonian,
                        new VqeSettings(
                                new AnsatzChoice.FactorisedCoupledCluster(),
                                OptimizationMethod.L_BFGS,
                                ITERATIONS,
                                1e-8,
                                1),
                        control)
                .run(new byte[0], (iteration, checkpoint) -> {});
    }
}
