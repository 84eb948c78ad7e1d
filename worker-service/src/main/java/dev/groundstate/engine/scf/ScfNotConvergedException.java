package dev.groundstate.engine.scf;

import dev.groundstate.engine.run.NoAnswerException;
import java.io.Serial;

/** A self-consistent field did not converge within its iterations; the message says how far it came and what to try. */
public final class ScfNotConvergedException extends NoAnswerException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final double spinSquared;

    ScfNotConvergedException(int iterations, double totalEnergy, double residual, double spinSquared) {
        super("the self-consistent field did not converge: after " + iterations + " iterations the energy is "
                + totalEnergy
                + " hartree with a residual of " + residual
                + "; try a geometry nearer to equilibrium, another charge or multiplicity, orbitals of their own for the"
                + " spins (UHF), or a smaller basis set");
        this.spinSquared = spinSquared;
    }

    /** Returns ⟨S²⟩ of the last determinant. */
    public double spinSquared() {
        return spinSquared;
    }
}
