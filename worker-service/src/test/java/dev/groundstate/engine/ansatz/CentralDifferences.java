package dev.groundstate.engine.ansatz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.groundstate.engine.determinant.CiVector;
import dev.groundstate.engine.determinant.DeterminantSpace;
import dev.groundstate.engine.determinant.HamiltonianOperator;
import dev.groundstate.engine.hamiltonian.ActiveSpaceHamiltonian;
import dev.groundstate.engine.run.FreeControl;
import dev.groundstate.engine.run.WorkCounter;

/** Holds the derivatives of an ansatz against differences of energies. */
final class CentralDifferences {

    private static final FreeControl CONTROL = new FreeControl();
    private static final WorkCounter WORK = new WorkCounter(CONTROL);

    private CentralDifferences() {}

    /** A step of 1e-4 is wrong by about 1e-8 times a third derivative of order one. */
    static void check(Ansatz ansatz, ActiveSpaceHamiltonian hamiltonian, DeterminantSpace space, double[] theta) {
        HamiltonianOperator operator = new HamiltonianOperator(hamiltonian, space, CONTROL);
        CiVector state = space.vector(WORK);
        CiVector image = space.vector(WORK);
        double[] gradient = new double[theta.length];
        ansatz.prepare(theta, state, CONTROL);
        operator.apply(state, image, CONTROL);
        ansatz.pullBack(theta, state, image, gradient, CONTROL);
        double step = 1e-4;
        for (int k = 0; k < theta.length; k++) {
            double[] shifted = theta.clone();
            shifted[k] = theta[k] + step;
            double above = energy(ansatz, operator, shifted, state, image);
            shifted[k] = theta[k] - step;
            double below = energy(ansatz, operator, shifted, state, image);
            assertThat(2 * gradient[k]).as("parameter %s", k).isCloseTo((above - below) / (2 * step), within(1e-7));
        }
    }

    private static double energy(
            Ansatz ansatz, HamiltonianOperator operator, double[] theta, CiVector state, CiVector image) {
        ansatz.prepare(theta, state, CONTROL);
        operator.apply(state, image, CONTROL);
        return state.dot(image, WORK);
    }
}
