package dev.groundstate.engine.ansatz;

import dev.groundstate.engine.ansatz.FactorList.Group;
import dev.groundstate.engine.ansatz.FactorList.OneSpin;
import dev.groundstate.engine.circuit.FermionExcitation;
import dev.groundstate.engine.determinant.CiVector;
import dev.groundstate.engine.determinant.DeterminantSpace;
import dev.groundstate.engine.determinant.SpaceSize;
import dev.groundstate.engine.hamiltonian.ActiveSpaceHamiltonian;
import dev.groundstate.engine.hamiltonian.OrbitalParities;
import dev.groundstate.engine.linalg.Simd;
import dev.groundstate.engine.run.RunControl;
import dev.groundstate.engine.run.WorkCounter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Factorised unitary coupled cluster with singles and doubles: Π_k exp(θ_k (T_k − T_kᵀ)) on the determinant that fills
 * the lowest orbitals.
 *
 * <p>T_k is Eσ_ai, Eσ_ai Eσ_bj (i &lt; j, a &lt; b), or Eα_ai Eβ_bj; i, j occupied and a, b empty in the reference. The
 * energy of a factorised state depends on the order of the factors, which {@link #FACTOR_ORDER} states; the parameters
 * stand in the same order. Excitations that change the sign of an operator of {@link OrbitalParities} are left out: the
 * energy has no derivative along them while all of them are zero, which they are to start with. Alpha and beta
 * parameters are not tied: this order of factors is not its own mirror image.
 */
public final class UnitaryCoupledCluster implements Ansatz {

    /** The order in which factors act on the reference. */
    public static final String FACTOR_ORDER =
            "factorised UCCSD, one factor per spin-orbital excitation; acting first to last: alpha singles by rising"
                    + " i, falling a; beta singles alike; alpha-beta doubles by rising i, falling a (alpha), rising j,"
                    + " falling b (beta); alpha doubles by rising i, j, a, b; beta doubles alike";

    /** Pairs of determinants up to which they are listed: 512 kB. */
    private static final int MOST_LISTED_PAIRS = 1 << 16;

    /** Determinants of a space whose factors of one a←i take some milliseconds, much longer than to start a thread. */
    private static final long WORTH_A_THREAD = 2_000_000;

    private final ActiveSpaceHamiltonian hamiltonian;
    private final FactorList factors;
    private final FactorProduct product;
    private final double[] cosine;
    private final double[] sine;

    /** Prepares the tables of a space. */
    public UnitaryCoupledCluster(ActiveSpaceHamiltonian hamiltonian, DeterminantSpace space, RunControl control) {
        this(
                hamiltonian,
                space,
                OrbitalParities.of(hamiltonian, control),
                MOST_LISTED_PAIRS,
                Simd.available(),
                threads(space, control),
                control);
    }

    UnitaryCoupledCluster(
            ActiveSpaceHamiltonian hamiltonian,
            DeterminantSpace space,
            OrbitalParities parities,
            int mostListedPairs,
            boolean vectors,
            int threads,
            RunControl control) {
        WorkCounter work = new WorkCounter(control);
        this.hamiltonian = hamiltonian;
        this.factors = new FactorList(space, parities, work);
        this.product = pairsOfDeterminants(space, factors) <= mostListedPairs
                ? new ListedProduct(factors, work)
                : new TiledProduct(factors, vectors, threads, work);
        this.cosine = new double[factors.count()];
        this.sine = new double[factors.count()];
    }

    private static int threads(DeterminantSpace space, RunControl control) {
        return space.determinants() < WORTH_A_THREAD ? 1 : Math.max(1, control.threads());
    }

    /** About as many as the factors connect: each label has its share. */
    private static double pairsOfDeterminants(DeterminantSpace space, FactorList factors) {
        int n = space.spatialOrbitals();
        int alphaElectrons = space.alpha().electrons();
        int betaElectrons = space.beta().electrons();
        double pairs = 0;
        for (Group group : factors.groups()) {
            pairs += (double) group.beta().length * moved(n, alphaElectrons, 1) * moved(n, betaElectrons, 1);
        }
        for (OneSpin alpha : List.of(factors.alphaSingles(), factors.alphaDoubles())) {
            for (Excitation excitation : alpha.excitations()) {
                int excited = excitation.from().length;
                pairs += (double) moved(n, alphaElectrons, excited)
                        * space.beta().count();
            }
        }
        for (OneSpin beta : List.of(factors.betaSingles(), factors.betaDoubles())) {
            for (Excitation excitation : beta.excitations()) {
                int excited = excitation.from().length;
                pairs += (double) moved(n, betaElectrons, excited)
                        * space.alpha().count();
            }
        }
        return pairs * factors.determinants() / space.determinants();
    }

    /** Returns how many pairs of strings an excitation of some electrons connects. */
    private static long moved(int n, int electrons, int excited) {
        return SpaceSize.of(n - 2 * excited, electrons - excited, 0).alphaStrings();
    }

    /** Returns the bytes of the tables and the scratch of one thread, without any symmetry, for a space that is not there yet. */
    public static long bytes(int spatialOrbitals, int alphaElectrons, int betaElectrons) {
        SpaceSize size = SpaceSize.of(spatialOrbitals, alphaElectrons, betaElectrons);
        long alpha = tableBytes(spatialOrbitals, alphaElectrons, size.alphaStrings());
        long beta =
                alphaElectrons == betaElectrons ? 0 : tableBytes(spatialOrbitals, betaElectrons, size.betaStrings());
        long widest = Math.max(2 * size.betaStrings(), size.alphaStrings());
        long tiles = Math.addExact(
                Math.multiplyExact(16L * PlainRotation.WIDTH, widest), Math.multiplyExact(16, size.betaStrings()));
        long listed = 16 * Math.min(MOST_LISTED_PAIRS, size.determinants()) + 12L * MOST_LISTED_PAIRS;
        long lanes = Math.max(size.alphaStrings(), size.betaStrings()) / PlainRotation.WIDTH + Long.SIZE;
        long derivatives = 8L * parameterCount(spatialOrbitals, alphaElectrons, betaElectrons) * lanes;
        return Math.addExact(Math.addExact(alpha, beta), Math.addExact(tiles + derivatives, listed));
    }

    /** Eight bytes a pair of strings, and twenty a string. */
    private static long tableBytes(int n, int electrons, long strings) {
        long holes = (long) n - electrons;
        long singles = electrons * holes;
        long doubles = electrons * (electrons - 1L) / 2 * (holes * (holes - 1) / 2);
        long pairs = (singles == 0 ? 0 : singles * moved(n, electrons, 1))
                + (doubles == 0 ? 0 : doubles * moved(n, electrons, 2));
        return Math.addExact(Math.multiplyExact(8, pairs), Math.multiplyExact(40, strings));
    }

    /** Returns the number of parameters, without any symmetry, for a space that is not there yet. */
    public static int parameterCount(int spatialOrbitals, int alphaElectrons, int betaElectrons) {
        int alphaHoles = spatialOrbitals - alphaElectrons;
        int betaHoles = spatialOrbitals - betaElectrons;
        int alphaSingles = alphaElectrons * alphaHoles;
        int betaSingles = betaElectrons * betaHoles;
        return alphaSingles
                + betaSingles
                + alphaSingles * betaSingles
                + alphaSingles * (alphaElectrons - 1) * (alphaHoles - 1) / 4
                + betaSingles * (betaElectrons - 1) * (betaHoles - 1) / 4;
    }

    @Override
    public Optional<List<FermionExcitation>> excitations() {
        return Optional.of(factors.excitations());
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
        return FACTOR_ORDER;
    }

    @Override
    public double[] firstParameters() {
        return new FirstOrder(hamiltonian, factors).amplitudes();
    }

    @Override
    public double[] curvature() {
        return new FirstOrder(hamiltonian, factors).curvature();
    }

    /** A factor has the eigenvalues 1 and exp(±iθ), of which an energy has products of two. */
    @Override
    public OptionalInt trigonometricOrder() {
        return OptionalInt.of(2);
    }

    @Override
    public void prepare(double[] theta, CiVector state, RunControl control) {
        turn(theta);
        product.prepare(cosine, sine, state, control);
    }

    /** {@inheritDoc} The state is the reference afterwards. */
    @Override
    public void pullBack(double[] theta, CiVector state, CiVector costate, double[] gradient, RunControl control) {
        turn(theta);
        product.pullBack(cosine, sine, state, costate, gradient, control);
    }

    private void turn(double[] theta) {
        for (int k = 0; k < theta.length; k++) {
            cosine[k] = StrictMath.cos(theta[k]);
            sine[k] = StrictMath.sin(theta[k]);
        }
    }

    @Override
    public long bytes() {
        return product.bytes() + 16L * cosine.length;
    }
}
