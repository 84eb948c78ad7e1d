package dev.groundstate.engine.coupledcluster;

import dev.groundstate.engine.hamiltonian.ActiveSpaceHamiltonian;
import dev.groundstate.engine.linalg.MatrixProduct;
import dev.groundstate.engine.run.Ending;
import dev.groundstate.engine.run.Iteration;
import dev.groundstate.engine.run.IterationListener;
import dev.groundstate.engine.run.Phase;
import dev.groundstate.engine.run.RunControl;
import dev.groundstate.engine.run.WorkCounter;
import org.jspecify.annotations.Nullable;

/**
 * Solves the equations of coupled cluster with single and double excitations, CCSD, for a closed shell.
 *
 * <p>Starts from amplitudes of first order. One iteration adds to each amplitude what is left of its equation over the gap of
 * orbital energies, and combines with earlier ones by DIIS. On the threads of the control; deterministic for any number of
 * them.
 */
public final class CoupledCluster {

    /** Hartree; keeps steps finite where occupied and empty orbitals come together, and moves no solution. */
    private static final double SMALLEST_GAP = 0.1;

    /** Hartree; amplitudes that leave more run away: those of first order leave a few at most. */
    private static final double LARGEST_RESIDUAL = 1e3;

    private final ClosedShellIntegrals integrals;
    private final CoupledClusterSettings settings;
    private final AmplitudeEquations equations;
    private final WorkCounter work;
    private final double[] denominators;
    private final Tensor singles;
    private final Tensor doubles;
    private final Tensor singlesLeft;
    private final Tensor doublesLeft;

    /** Sorts the integrals, and refuses open shells. */
    public CoupledCluster(ActiveSpaceHamiltonian hamiltonian, CoupledClusterSettings settings, RunControl control) {
        control.enter(Phase.AMPLITUDES);
        this.settings = settings;
        this.integrals = new ClosedShellIntegrals(hamiltonian, control);
        this.equations = new AmplitudeEquations(integrals, new TensorProduct(control));
        this.work = new WorkCounter(control);
        this.denominators = integrals.denominators(SMALLEST_GAP);
        int o = integrals.occupied();
        int v = integrals.virtual();
        this.singles = Tensor.zeros(control, o, v);
        this.doubles = Tensor.zeros(control, o, o, v, v);
        this.singlesLeft = Tensor.zeros(control, o, v);
        this.doublesLeft = Tensor.zeros(control, o, o, v, v);
    }

    /** Returns the bytes of everything held at once besides the Hamiltonian. */
    public static long bytes(int spatialOrbitals, int occupied, int subspace, int threads) {
        long virtual = (long) spatialOrbitals - occupied;
        long amplitudes = occupied * virtual * (1 + occupied * virtual);
        long numbers = AmplitudeEquations.numbers(occupied, virtual) + (4 + 2L * subspace) * amplitudes;
        return Math.addExact(Math.multiplyExact(8, numbers), MatrixProduct.bytes(threads));
    }

    /** Iterates to convergence, to the limit, or until amplitudes run away, of which nobody is told; at least once. */
    public CoupledClusterResult run(IterationListener listener) {
        AmplitudeInversion inversion = new AmplitudeInversion(settings.subspace(), work);
        equations.residualOfNothing(singlesLeft, doublesLeft);
        takeStep();
        double energy = equations.correlationEnergy(singles, doubles);
        int iterations = 0;
        double residual;
        @Nullable Ending ending;
        do {
            equations.residual(singles, doubles, singlesLeft, doublesLeft);
            residual = Math.sqrt(squares(singlesLeft) + squares(doublesLeft));
            takeStep();
            inversion.extrapolate(
                    new double[][] {singles.values(), doubles.values()},
                    new double[][] {singlesLeft.values(), doublesLeft.values()});
            double before = energy;
            energy = equations.correlationEnergy(singles, doubles);
            iterations++;
            ending = ending(residual, Math.abs(energy - before), iterations);
            if (ending != Ending.STALLED) {
                listener.iteration(
                        new Iteration(iterations, integrals.referenceEnergy() + energy, residual, iterations),
                        () -> new byte[0]);
            }
        } while (ending == null);
        return new CoupledClusterResult(
                integrals.referenceEnergy() + energy,
                energy,
                new Amplitudes(integrals.occupied(), integrals.virtual(), singles.values(), doubles.values()),
                residual,
                iterations,
                ending);
    }

    /** Returns why no further step is to be made, or null when one is. */
    private @Nullable Ending ending(double residual, double change, int iterations) {
        if (residual <= settings.residualThreshold() && change <= settings.energyThreshold()) {
            return Ending.CONVERGED;
        }
        if (!(residual + change < LARGEST_RESIDUAL)) {
            return Ending.STALLED;
        }
        return iterations >= settings.maxIterations() ? Ending.ITERATION_LIMIT : null;
    }

    /** Turns what is left of the equations into a step, and makes it. */
    private void takeStep() {
        int v = integrals.virtual();
        int o = integrals.occupied();
        for (int ia = 0; ia < denominators.length; ia++) {
            singlesLeft.values()[ia] /= denominators[ia];
            singles.values()[ia] += singlesLeft.values()[ia];
        }
        int at = 0;
        for (int i = 0; i < o; i++) {
            for (int j = 0; j < o; j++) {
                for (int a = 0; a < v; a++) {
                    for (int b = 0; b < v; b++) {
                        doublesLeft.values()[at] /= denominators[i * v + a] + denominators[j * v + b];
                        doubles.values()[at] += doublesLeft.values()[at];
                        at++;
                    }
                }
                work.add(4L * v * v);
            }
        }
    }

    private double squares(Tensor tensor) {
        return AmplitudeInversion.dot(tensor.values(), tensor.values(), work);
    }
}
