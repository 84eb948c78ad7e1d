package dev.groundstate.engine.scf;

import dev.groundstate.engine.basis.Basis;
import dev.groundstate.engine.integral.AtomicOrbitalIntegrals;
import dev.groundstate.engine.molecule.Molecule;
import dev.groundstate.engine.run.IterationListener;
import dev.groundstate.engine.run.Phase;
import dev.groundstate.engine.run.RunControl;

/** Self-consistent fields of the tests. */
final class Fields {

    static final RunControl UNSTOPPED = new RunControl() {
        @Override
        public void check() {}

        @Override
        public void enter(Phase phase) {}
    };

    private Fields() {}

    static ScfResult solve(Molecule molecule, Basis basis) {
        AtomicOrbitalIntegrals integrals = AtomicOrbitalIntegrals.compute(molecule, basis, UNSTOPPED);
        return solve(integrals, molecule.electrons(), UNSTOPPED, (iteration, checkpoint) -> {});
    }

    static ScfResult solve(Molecule molecule, Basis basis, HartreeFockType type) {
        return HartreeFock.solve(
                AtomicOrbitalIntegrals.compute(molecule, basis, UNSTOPPED),
                type,
                molecule.alphaElectrons(),
                molecule.betaElectrons(),
                ScfSettings.standard(),
                UNSTOPPED,
                (iteration, checkpoint) -> {});
    }

    static ScfResult solve(
            AtomicOrbitalIntegrals integrals, int electrons, RunControl control, IterationListener listener) {
        return solve(integrals, electrons, ScfSettings.standard(), control, listener);
    }

    static ScfResult solve(
            AtomicOrbitalIntegrals integrals,
            int electrons,
            ScfSettings settings,
            RunControl control,
            IterationListener listener) {
        return HartreeFock.solve(
                integrals,
                HartreeFockType.RESTRICTED,
                electrons - electrons / 2,
                electrons / 2,
                settings,
                control,
                listener);
    }
}
