package dev.groundstate.engine.scf;

import dev.groundstate.engine.basis.Basis;
import dev.groundstate.engine.integral.AtomicOrbitalIntegrals;
import dev.groundstate.engine.molecule.Molecule;
import dev.groundstate.engine.run.Phase;
import dev.groundstate.engine.run.RunControl;

/** Self-consistent fields that nobody stops. */
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
        return RestrictedHartreeFock.solve(integrals, molecule.electrons(), UNSTOPPED, (iteration, checkpoint) -> {});
    }
}
