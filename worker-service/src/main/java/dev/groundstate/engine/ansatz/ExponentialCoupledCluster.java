package dev.groundstate.engine.ansatz;

import dev.groundstate.engine.determinant.CiVector;
import dev.groundstate.engine.determinant.DeterminantSpace;
import dev.groundstate.engine.determinant.SpaceSize;
import dev.groundstate.engine.hamiltonian.ActiveSpaceHamiltonian;
import dev.groundstate.engine.hamiltonian.OrbitalParities;
import dev.groundstate.engine.run.RunControl;
import dev.groundstate.engine.run.WorkCounter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/**
 * Unitary coupled cluster with singles and doubles without factors: exp(K) on the determinant that fills the lowest
 * orbitals, K = Σ_k θ_k (T_k − T_kᵀ).
 *
 * <p>exp(K) = (Σ_j (K/s)ʲ / j!)ˢ, each series to terms of norm {@value #SMALLEST_TERM}, s the smallest power of two with
 * which at most {@value #MOST_TERMS} terms are needed. The derivative is that of the series itself: with v_j = K v_j−1 / (s
 * j), y = Σ v_j and a costate λ of y, w_m = λ, w_j−1 = λ − K w_j / (s j), and ∂/∂θ_k is Σ_j w_j · A_k v_j−1 / (s j). The
 * energy does not depend on an order of factors. Excitations are left out as in {@link UnitaryCoupledCluster}. Cost: about
 * five products with K a term and step. Holds scratch: not thread-safe.
 */
public final class ExponentialCoupledCluster implements Ansatz {

    private static final int MOST_TERMS = 30;
    private static final double SMALLEST_TERM = 1e-17;

    /** More steps mean angles beyond any a minimum has. */
    private static final int MOST_STEPS = 1 << 20;

    private final ActiveSpaceHamiltonian hamiltonian;
    private final DeterminantSpace space;
    private final FactorList factors;
    private final List<ExcitationOperator> operators;
    private final CiVector[] terms = new CiVector[MOST_TERMS + 1];
    private final CiVector adjoint;
    private final CiVector image;

    /** Parameters of the last state prepared, and its steps: finding their number again would cost as much. */
    private double[] prepared = new double[0];

    private int steps = 1;

    /** Prepares the tables of a space. */
    public ExponentialCoupledCluster(ActiveSpaceHamiltonian hamiltonian, DeterminantSpace space, RunControl control) {
        WorkCounter work = new WorkCounter(control);
        this.hamiltonian = hamiltonian;
        this.space = space;
        this.factors = new FactorList(space, OrbitalParities.of(hamiltonian, control), work);
        List<ExcitationOperator> all = new ArrayList<>();
        for (Move move : factors.moves()) {
            all.add(ExcitationOperator.of(move, space));
            work.add(20L * (space.alpha().count() + space.beta().count()));
        }
        this.operators = List.copyOf(all);
        for (int j = 0; j < terms.length; j++) {
            terms[j] = space.vector(work);
        }
        this.adjoint = space.vector(work);
        this.image = space.vector(work);
    }

    /** Returns the bytes of tables and vectors, without any symmetry, for a space that is not there yet. */
    public static long bytes(int spatialOrbitals, int alphaElectrons, int betaElectrons) {
        SpaceSize size = SpaceSize.of(spatialOrbitals, alphaElectrons, betaElectrons);
        int parameters = UnitaryCoupledCluster.parameterCount(spatialOrbitals, alphaElectrons, betaElectrons);
        long strings = Math.addExact(size.alphaStrings(), size.betaStrings());
        return Math.addExact(
                Math.multiplyExact(MOST_TERMS + 3L, size.vectorBytes()), Math.multiplyExact(16L * parameters, strings));
    }

    @Override
    public int parameters() {
        return factors.count();
    }

    @Override
    public int droppedParameters() {
        return factors.dropped();
    }

    @Override
    public String description() {
        return "UCCSD, the exponential of the sum of all excitations less their transposes; no order of factors";
    }

    @Override
    public double[] firstParameters() {
        return new FirstOrder(hamiltonian, factors).amplitudes();
    }

    @Override
    public double[] curvature() {
        return new FirstOrder(hamiltonian, factors).curvature();
    }

    /** A parameter meets all the others in one exponential. */
    @Override
    public OptionalInt trigonometricOrder() {
        return OptionalInt.empty();
    }

    @Override
    public void prepare(double[] theta, CiVector state, RunControl control) {
        WorkCounter work = new WorkCounter(control);
        steps = steps(theta, state, work);
        prepared = theta.clone();
    }

    /** Replaces a vector by exp(K) on the reference and returns the number of steps it took. */
    private int steps(double[] theta, CiVector state, WorkCounter work) {
        for (int count = 1; count <= MOST_STEPS; count *= 2) {
            state.clear(work);
            state.row(0)[0] = 1;
            int step = 0;
            while (step < count && propagate(theta, 1.0 / count, state, work) <= MOST_TERMS) {
                step++;
            }
            if (step == count) {
                return count;
            }
        }
        throw new IllegalArgumentException("expected angles of a few radians, got one of "
                + Arrays.stream(theta).map(Math::abs).max().orElse(0));
    }

    /**
     * Replaces x by exp(hK) x, leaves the terms of the series in {@link #terms} and returns m; more than {@value
     * #MOST_TERMS}, and x as it was, when the last is too large.
     */
    private int propagate(double[] theta, double h, CiVector x, WorkCounter work) {
        int count = series(theta, h, x, work);
        if (count <= MOST_TERMS) {
            x.clear(work);
            for (int j = count; j >= 0; j--) {
                x.addScaled(1, terms[j], work);
            }
        }
        return count;
    }

    private int series(double[] theta, double h, CiVector x, WorkCounter work) {
        copy(x, terms[0], work);
        for (int j = 1; j <= MOST_TERMS; j++) {
            terms[j].clear(work);
            addGenerator(theta, h / j, terms[j - 1], terms[j], work);
            if (terms[j].norm(work) <= SMALLEST_TERM) {
                return j;
            }
        }
        return MOST_TERMS + 1;
    }

    /** Adds a multiple of K x to y. */
    private void addGenerator(double[] theta, double factor, CiVector x, CiVector y, WorkCounter work) {
        for (int k = 0; k < theta.length; k++) {
            if (theta[k] != 0) {
                operators.get(k).addTo(y, factor * theta[k], x, work);
            }
        }
    }

    private static void copy(CiVector from, CiVector to, WorkCounter work) {
        for (int i = 0; i < from.alphaStrings(); i++) {
            System.arraycopy(from.row(i), 0, to.row(i), 0, from.betaStrings());
            work.add(from.betaStrings());
        }
    }

    /** {@inheritDoc} The state is the reference afterwards. */
    @Override
    public void pullBack(double[] theta, CiVector state, CiVector costate, double[] gradient, RunControl control) {
        WorkCounter work = new WorkCounter(control);
        if (!Arrays.equals(theta, prepared)) {
            prepare(theta, state, control);
        }
        Arrays.fill(gradient, 0);
        double h = 1.0 / steps;
        for (int step = 0; step < steps; step++) {
            propagate(theta, -h, state, work);
            int count = series(theta, h, state, work);
            copy(costate, adjoint, work);
            for (int j = count; j >= 1; j--) {
                for (int k = 0; k < gradient.length; k++) {
                    gradient[k] += h / j * operators.get(k).coupling(adjoint, terms[j - 1], work);
                }
                copy(costate, image, work);
                addGenerator(theta, -h / j, adjoint, image, work);
                copy(image, adjoint, work);
            }
            copy(adjoint, costate, work);
        }
    }

    @Override
    public long bytes() {
        long vector = 8 * space.determinants() + 24L * space.alpha().count();
        return vector * (terms.length + 2)
                + operators.stream().mapToLong(ExcitationOperator::bytes).sum();
    }
}
