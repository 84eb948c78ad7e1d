package dev.groundstate.engine.determinant;

import dev.groundstate.engine.run.Iteration;
import dev.groundstate.engine.run.IterationListener;
import dev.groundstate.engine.run.Phase;
import dev.groundstate.engine.run.RunControl;
import dev.groundstate.engine.run.WorkCounter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lowest eigenvalues and eigenvectors of a symmetric operator, by projection on a growing subspace.
 *
 * <p>With the Ritz pairs (E, u) of the subspace and the residuals r = H u − E u, the subspace grows by (E − H₀)⁻¹ r, H₀
 * being H among the determinants of lowest energy and its diagonal elsewhere. When it is full it shrinks to the Ritz
 * vectors of this iteration and of the one before, which keeps the pace of a subspace that never shrinks. After E. R.
 * Davidson, J. Comput. Phys. 17, 87 (1975), and A. Stathopoulos and Y. Saad, Electron. Trans. Numer. Anal. 7, 163 (1998).
 *
 * <p>Where no determinant prevails in the lowest state of H₀, further states of every symmetry are followed until they are known
 * to lie above those asked for, so that none is missed.
 *
 * <p>Where it has shrunk it can be saved, and goes on from there bit for bit; iterations between that place and the time
 * of saving are made again, but not reported again. Deterministic.
 *
 * @param residualThreshold norm of r at which a pair is converged; the error of E is at most its square over the gap to
 *     the next state
 * @param maxIterations most iterations; each makes a product for every state that is not converged
 * @param seed of the perturbation of the starting vectors
 * @param states number of states, degenerate ones counted one by one
 */
public record Davidson(double residualThreshold, int maxIterations, long seed, int states) {

    /** Most states: their vectors start from the model space and are held at once. */
    public static final int MOST_STATES = 20;

    /** Longest checkpoint, in bytes. Where the vectors are larger there is none, and a run starts again. */
    public static final long LONGEST_CHECKPOINT = 8L << 20;

    /** Determinants up to which memory is no concern. */
    private static final long SMALL_SPACE = 1_000_000;

    /** Hartree above the highest state asked for up to which others are followed at the start, lest the order is wrong. */
    private static final double WINDOW = 0.1;

    /** Most of these others. */
    private static final int MOST_OTHERS = 3;

    /** Refuses a number of states out of range. */
    public Davidson {
        if (states < 1 || states > MOST_STATES) {
            throw new IllegalArgumentException("expected 1 to " + MOST_STATES + " states, got " + states);
        }
    }

    /** Looks for the lowest state. */
    public Davidson(double residualThreshold, int maxIterations, long seed) {
        this(residualThreshold, maxIterations, seed, 1);
    }

    /**
     * A state that was found.
     *
     * @param eigenvalue the Ritz value
     * @param vector its normalised vector, orthogonal to those of the others
     * @param residualNorm norm of H u − E u
     */
    public record State(double eigenvalue, CiVector vector, double residualNorm) {}

    /**
     * What was found.
     *
     * @param states by rising eigenvalue
     * @param iterations iterations made, those of an earlier run among them
     * @param products products with the operator made
     * @param converged whether every residual came below the threshold
     */
    public record Solution(List<State> states, int iterations, int products, boolean converged) {

        /** Returns the lowest eigenvalue. */
        public double eigenvalue() {
            return states.getFirst().eigenvalue();
        }

        /** Returns the vector of the lowest eigenvalue. */
        public CiVector vector() {
            return states.getFirst().vector();
        }

        /** Returns the largest residual norm. */
        public double residualNorm() {
            return states.stream().mapToDouble(State::residualNorm).max().orElseThrow();
        }
    }

    /** Returns how many pairs of vectors, u and H u, are kept at most for a space. */
    static int largestSubspace(long determinants, int states, int guards) {
        return determinants <= SMALL_SPACE ? 6 * states + 3 * guards + 2 : 3 * states + 2 * guards + 2;
    }

    /** Returns how many states beyond those asked for are followed at most: a few where memory is no concern. */
    static int mostGuards(long determinants) {
        return determinants <= SMALL_SPACE ? 3 : 1;
    }

    /** Returns the most bytes of all vectors, those set aside for a checkpoint among them, for a space that is not there yet. */
    public static long bytes(SpaceSize size, int states) {
        int guards = mostGuards(size.determinants());
        int followed = states + guards;
        long vectors = 2L * largestSubspace(size.determinants(), states, guards);
        long saved = checkpointBytes(size.determinants(), followed) <= LONGEST_CHECKPOINT ? 4L * followed : 0;
        return Math.multiplyExact(vectors + saved, size.vectorBytes());
    }

    /** Returns the bytes of a checkpoint, were there no limit. */
    public static long checkpointBytes(long determinants, int states) {
        return DavidsonCodec.length(determinants, states, 2 * states);
    }

    /** Finds the states from the beginning; see the other {@code solve}. */
    public Solution solve(
            SymmetricOperator operator,
            DeterminantSpace space,
            double constantEnergy,
            RunControl control,
            IterationListener listener) {
        return solve(operator, space, constantEnergy, new byte[0], control, listener);
    }

    /**
     * Finds the states.
     *
     * @param constantEnergy added to the eigenvalue in every iteration reported
     * @param checkpoint of an earlier run with the same operator and settings but the limit; empty to start
     */
    public Solution solve(
            SymmetricOperator operator,
            DeterminantSpace space,
            double constantEnergy,
            byte[] checkpoint,
            RunControl control,
            IterationListener listener) {
        if (states > space.determinants()) {
            throw new IllegalArgumentException(
                    "expected at most " + space.determinants() + " states, as many as determinants, got " + states);
        }
        control.enter(Phase.DIAGONALISING);
        DavidsonSubspace subspace = new DavidsonSubspace(operator, space, states, control);
        int followed = subspace.followed();
        boolean saving = checkpointBytes(space.determinants(), followed) <= LONGEST_CHECKPOINT;
        @Nullable DavidsonState saved = null;
        int reported = 0;
        int iteration = 0;
        if (checkpoint.length == 0) {
            subspace.start(seed, Math.min(followed + MOST_OTHERS, subspace.largest() - followed), WINDOW);
        } else {
            DavidsonCodec.Saved start = DavidsonCodec.decode(checkpoint, space, followed, new WorkCounter(control));
            saved = start.state();
            reported = start.reported();
            iteration = saved.iteration();
            subspace.start(saved);
            subspace.grow(residualThreshold);
        }
        while (true) {
            iteration++;
            subspace.project();
            subspace.measure();
            int open = subspace.open(residualThreshold);
            boolean last = open == 0 || iteration >= maxIterations;
            if (!last && subspace.size() + open > subspace.largest()) {
                subspace.collapse();
                if (saving) {
                    saved = subspace.state(iteration);
                }
            }
            if (iteration > reported) {
                report(subspace, iteration, constantEnergy, saved, listener);
            }
            if (last || !subspace.grow(residualThreshold)) {
                return solution(subspace, iteration, open == 0);
            }
        }
    }

    private void report(
            DavidsonSubspace subspace,
            int iteration,
            double constantEnergy,
            @Nullable DavidsonState saved,
            IterationListener listener) {
        double residual = 0;
        for (int state = 0; state < states; state++) {
            residual = Math.max(residual, subspace.residualNorm(state));
        }
        listener.iteration(
                new Iteration(iteration, constantEnergy + subspace.eigenvalue(0), residual, subspace.products()),
                () -> saved == null ? new byte[0] : DavidsonCodec.encode(new DavidsonCodec.Saved(saved, iteration)));
    }

    private Solution solution(DavidsonSubspace subspace, int iterations, boolean converged) {
        List<State> found = new ArrayList<>();
        List<CiVector> vectors = subspace.solutions();
        for (int state = 0; state < states; state++) {
            found.add(new State(subspace.eigenvalue(state), vectors.get(state), subspace.residualNorm(state)));
        }
        return new Solution(List.copyOf(found), iterations, subspace.products(), converged);
    }
}
