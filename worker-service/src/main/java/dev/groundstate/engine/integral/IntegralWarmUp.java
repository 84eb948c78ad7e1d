package dev.groundstate.engine.integral;

import dev.groundstate.engine.basis.AngularForm;
import dev.groundstate.engine.basis.BasisLibrary;
import dev.groundstate.engine.molecule.Atom;
import dev.groundstate.engine.molecule.Molecule;
import dev.groundstate.engine.run.RunControl;
import java.util.List;
import java.util.Map;

/**
 * Has the virtual machine compile the loops of the integrals before the first calculation needs them.
 *
 * <p>Until they are compiled, vectors are objects and a hundred times slower; a service that lives long pays for that once,
 * at its start.
 */
public final class IntegralWarmUp {

    /** Rounds until the compiler is done with every loop, with some to spare: a few seconds of one core. */
    private static final int ROUNDS = 60;

    /** Shells of each kind that the basis sets have up to f, few enough for a round of milliseconds. */
    private static final String SHELLS = """
            O 0
            S 4 1.0
             130.0 0.15
             24.0 0.5
             6.0 0.4
             1.2 0.1
            S 4 1.0
             130.0 -0.05
             24.0 -0.2
             6.0 -0.3
             1.2 0.8
            S 1 1.0
             0.3 1.0
            P 2 1.0
             5.0 0.4
             1.0 0.7
            P 1 1.0
             0.3 1.0
            D 1 1.0
             1.2 1.0
            F 1 1.0
             1.4 1.0
            ****
            H 0
            S 2 1.0
             3.4 0.3
             0.6 0.8
            P 1 1.0
             0.7 1.0
            ****
            """;

    private IntegralWarmUp() {}

    /**
     * Computes the integrals of a small molecule until its loops are compiled.
     *
     * @throws dev.groundstate.engine.run.RunStoppedException when the control says so
     */
    public static void run(RunControl control) {
        BasisLibrary library = BasisLibrary.of(Map.of("shells", SHELLS), AngularForm.SPHERICAL);
        Molecule hydroxide = new Molecule(List.of(new Atom(8, 0.1, -0.2, 0.3), new Atom(1, 1.1, 1.2, -0.6)), -1, 1);
        IntegralSettings settings = new IntegralSettings(IntegralSettings.Kernels.VECTOR);
        for (int round = 0; round < ROUNDS; round++) {
            AtomicOrbitalIntegrals.compute(hydroxide, library.basis("shells", hydroxide), settings, control);
        }
    }
}
