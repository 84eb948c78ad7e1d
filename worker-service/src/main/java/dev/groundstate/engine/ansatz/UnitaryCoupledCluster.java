package dev.groundstate.engine.ansatz;

import dev.groundstate.engine.determinant.CiVector;
import dev.groundstate.engine.determinant.DeterminantSpace;
import dev.groundstate.engine.determinant.ExcitationPairs;
import dev.groundstate.engine.determinant.OccupationStrings;
import dev.groundstate.engine.determinant.SpaceSize;
import dev.groundstate.engine.hamiltonian.ActiveSpaceHamiltonian;
import dev.groundstate.engine.integral.TwoElectronIntegrals;
import dev.groundstate.engine.run.RunControl;
import dev.groundstate.engine.run.WorkCounter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Factorised unitary coupled cluster with singles and doubles: Π_k exp(θ_k (T_k − T_kᵀ)) on the determinant that fills
 * the lowest orbitals.
 *
 * <p>T_k is Eσ_ai, Eσ_ai Eσ_bj (i &lt; j, a &lt; b), or Eα_ai Eβ_bj; i, j occupied and a, b empty in the reference. The
 * energy of a factorised state depends on the order of the factors, which {@link #FACTOR_ORDER} states; the parameters
 * stand in the same order.
 *
 * <p>The alpha-beta doubles of one b←j are applied together: the columns it connects are gathered, a few at a time, and
 * each of its a←i is a rotation of contiguous rows. Beta-only factors act on transposed tiles. Holds scratch: not
 * thread-safe.
 */
public final class UnitaryCoupledCluster {

    /** The order in which factors act on the reference. */
    public static final String FACTOR_ORDER =
            "factorised UCCSD, one factor per spin-orbital excitation; acting first to"
                    + " last: alpha-beta doubles by rising j, b, i, a; alpha doubles by rising i, j, a, b; beta doubles alike;"
                    + " alpha singles by rising i, a; beta singles alike";

    /** Numbers in one gathered tile, 512 kB: four of them stay in the second cache. */
    private static final int TILE = 1 << 16;

    private final DeterminantSpace space;
    private final List<Excitation> alphaSingles;
    private final List<Excitation> betaSingles;
    private final List<Excitation> alphaDoubles;
    private final List<Excitation> betaDoubles;
    private final int firstAlphaDouble;
    private final int firstBetaDouble;
    private final int firstAlphaSingle;
    private final int firstBetaSingle;
    private final int parameters;

    private final int mixedWidth;
    private final int betaWidth;
    private final Tile state;
    private final Tile costate;
    private final double[] sum;

    /** Rows of scratch: sources and targets of gathered columns, or transposed columns. */
    private static final class Tile {
        private final double[][] source;
        private final double[][] target;
        private final double[][] transposed;

        Tile(int alphaStrings, int mixedWidth, int betaStrings, int betaWidth) {
            this.source = new double[alphaStrings][mixedWidth];
            this.target = new double[alphaStrings][mixedWidth];
            this.transposed = new double[betaStrings][betaWidth];
        }
    }

    /** Prepares the tables of a space. */
    public UnitaryCoupledCluster(DeterminantSpace space, RunControl control) {
        WorkCounter work = new WorkCounter(control);
        this.space = space;
        this.alphaSingles = singles(space.alpha(), work);
        this.alphaDoubles = doubles(space.alpha(), work);
        boolean alike = space.alpha() == space.beta();
        this.betaSingles = alike ? alphaSingles : singles(space.beta(), work);
        this.betaDoubles = alike ? alphaDoubles : doubles(space.beta(), work);
        this.firstAlphaDouble = alphaSingles.size() * betaSingles.size();
        this.firstBetaDouble = firstAlphaDouble + alphaDoubles.size();
        this.firstAlphaSingle = firstBetaDouble + betaDoubles.size();
        this.firstBetaSingle = firstAlphaSingle + alphaSingles.size();
        this.parameters = firstBetaSingle + betaSingles.size();
        this.mixedWidth = width(space.alpha().count());
        this.betaWidth = width(space.beta().count());
        int alphaStrings = space.alpha().count();
        int betaStrings = space.beta().count();
        this.state = new Tile(alphaStrings, mixedWidth, betaStrings, betaWidth);
        this.costate = new Tile(alphaStrings, mixedWidth, betaStrings, betaWidth);
        this.sum = new double[Math.max(betaStrings, Math.max(mixedWidth, betaWidth))];
    }

    private static int width(long strings) {
        return Math.clamp(TILE / strings, 16, 128);
    }

    /** Returns the bytes of the tables and the scratch, for a space that is not there yet. */
    public static long bytes(int spatialOrbitals, int alphaElectrons, int betaElectrons) {
        SpaceSize size = SpaceSize.of(spatialOrbitals, alphaElectrons, betaElectrons);
        long alpha = tableBytes(spatialOrbitals, alphaElectrons);
        long beta = alphaElectrons == betaElectrons ? 0 : tableBytes(spatialOrbitals, betaElectrons);
        long gathered = Math.multiplyExact(4 * size.alphaStrings(), 24 + 8L * width(size.alphaStrings()));
        long transposed = Math.multiplyExact(2 * size.betaStrings(), 24 + 8L * width(size.betaStrings()));
        return Math.addExact(Math.addExact(alpha, beta), Math.addExact(gathered, transposed));
    }

    /** Sixteen bytes a pair of strings: two indices and a sign. */
    private static long tableBytes(int n, int electrons) {
        long holes = (long) n - electrons;
        long singles = electrons * holes;
        long doubles = electrons * (electrons - 1L) / 2 * (holes * (holes - 1) / 2);
        long pairsOfSingle = n < 2 || singles == 0
                ? 0
                : SpaceSize.of(n - 2, electrons - 1, 0).alphaStrings();
        long pairsOfDouble =
                doubles == 0 ? 0 : SpaceSize.of(n - 4, electrons - 2, 0).alphaStrings();
        return 16 * (singles * pairsOfSingle + doubles * pairsOfDouble);
    }

    /** Returns the number of parameters for a space that is not there yet. */
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

    private static List<Excitation> singles(OccupationStrings strings, WorkCounter work) {
        List<Excitation> singles = new ArrayList<>();
        for (int i = 0; i < strings.electrons(); i++) {
            for (int a = strings.electrons(); a < strings.spatialOrbitals(); a++) {
                singles.add(new Excitation(new int[] {i}, new int[] {a}, ExcitationPairs.single(strings, a, i)));
                work.add(20L * strings.count());
            }
        }
        return singles;
    }

    private static List<Excitation> doubles(OccupationStrings strings, WorkCounter work) {
        List<Excitation> doubles = new ArrayList<>();
        int electrons = strings.electrons();
        for (int i = 0; i < electrons; i++) {
            for (int j = i + 1; j < electrons; j++) {
                for (int a = electrons; a < strings.spatialOrbitals(); a++) {
                    for (int b = a + 1; b < strings.spatialOrbitals(); b++) {
                        ExcitationPairs pairs = ExcitationPairs.twofold(strings, a, i, b, j);
                        doubles.add(new Excitation(new int[] {i, j}, new int[] {a, b}, pairs));
                        work.add(20L * strings.count());
                    }
                }
            }
        }
        return doubles;
    }

    /** Returns the number of parameters. */
    public int parameters() {
        return parameters;
    }

    /**
     * Returns the first-order amplitudes of the doubles, and zero for the singles.
     *
     * <p>(ia|jb) / (ε_i + ε_j − ε_a − ε_b), less its exchange for equal spins.
     */
    public double[] secondOrderAmplitudes(ActiveSpaceHamiltonian hamiltonian) {
        double[] amplitudes = new double[parameters];
        double[] gaps = orbitalEnergyGaps(hamiltonian);
        TwoElectronIntegrals integrals = hamiltonian.twoElectron();
        for (int beta = 0; beta < betaSingles.size(); beta++) {
            for (int alpha = 0; alpha < alphaSingles.size(); alpha++) {
                int k = mixed(beta, alpha);
                Excitation ia = alphaSingles.get(alpha);
                Excitation jb = betaSingles.get(beta);
                amplitudes[k] = -integrals.get(ia.from()[0], ia.to()[0], jb.from()[0], jb.to()[0]) / gaps[k];
            }
        }
        sameSpinAmplitudes(integrals, alphaDoubles, firstAlphaDouble, gaps, amplitudes);
        sameSpinAmplitudes(integrals, betaDoubles, firstBetaDouble, gaps, amplitudes);
        return amplitudes;
    }

    private static void sameSpinAmplitudes(
            TwoElectronIntegrals integrals, List<Excitation> doubles, int first, double[] gaps, double[] amplitudes) {
        for (int index = 0; index < doubles.size(); index++) {
            int[] from = doubles.get(index).from();
            int[] to = doubles.get(index).to();
            double direct = integrals.get(from[0], to[0], from[1], to[1]);
            double exchange = integrals.get(from[0], to[1], from[1], to[0]);
            amplitudes[first + index] = -(direct - exchange) / gaps[first + index];
        }
    }

    /**
     * Returns ε_a − ε_i or ε_a + ε_b − ε_i − ε_j of each factor, at least {@link #SMALLEST_GAP}: half the second
     * derivative of the energy at the reference, but for two-electron terms.
     */
    public double[] orbitalEnergyGaps(ActiveSpaceHamiltonian hamiltonian) {
        int alphaElectrons = space.alpha().electrons();
        int betaElectrons = space.beta().electrons();
        double[] alpha = hamiltonian.orbitalEnergies(alphaElectrons, betaElectrons);
        double[] beta = hamiltonian.orbitalEnergies(betaElectrons, alphaElectrons);
        double[] gaps = new double[parameters];
        for (int b = 0; b < betaSingles.size(); b++) {
            for (int a = 0; a < alphaSingles.size(); a++) {
                gaps[mixed(b, a)] = gap(alphaSingles.get(a), alpha) + gap(betaSingles.get(b), beta);
            }
        }
        fillGaps(gaps, firstAlphaDouble, alphaDoubles, alpha);
        fillGaps(gaps, firstBetaDouble, betaDoubles, beta);
        fillGaps(gaps, firstAlphaSingle, alphaSingles, alpha);
        fillGaps(gaps, firstBetaSingle, betaSingles, beta);
        for (int k = 0; k < parameters; k++) {
            gaps[k] = Math.max(gaps[k], SMALLEST_GAP);
        }
        return gaps;
    }

    /** Hartree; keeps amplitudes and first steps finite where occupied and empty orbitals come together. */
    private static final double SMALLEST_GAP = 0.1;

    private static void fillGaps(double[] gaps, int first, List<Excitation> excitations, double[] energies) {
        for (int index = 0; index < excitations.size(); index++) {
            gaps[first + index] = gap(excitations.get(index), energies);
        }
    }

    private static double gap(Excitation excitation, double[] energies) {
        double gap = 0;
        for (int k = 0; k < excitation.from().length; k++) {
            gap += energies[excitation.to()[k]] - energies[excitation.from()[k]];
        }
        return gap;
    }

    private int mixed(int betaSingle, int alphaSingle) {
        return betaSingle * alphaSingles.size() + alphaSingle;
    }

    /**
     * Replaces a vector by the state of the given parameters.
     *
     * @param theta radians
     */
    public void prepare(double[] theta, CiVector vector, RunControl control) {
        WorkCounter work = new WorkCounter(control);
        vector.clear(work);
        vector.row(0)[0] = 1;
        for (int beta = 0; beta < betaSingles.size(); beta++) {
            mixedForward(beta, theta, vector, work);
        }
        alphaForward(alphaDoubles, firstAlphaDouble, theta, vector, work);
        betaForward(betaDoubles, firstBetaDouble, theta, vector, work);
        alphaForward(alphaSingles, firstAlphaSingle, theta, vector, work);
        betaForward(betaSingles, firstBetaSingle, theta, vector, work);
    }

    /**
     * Works out the derivatives of ½ ⟨ψ|O|ψ⟩ for a symmetric O, by undoing factor after factor.
     *
     * @param theta the parameters ψ was prepared with
     * @param vector ψ; the reference afterwards
     * @param covector O ψ; overwritten
     * @param gradient overwritten with ⟨Oψ|∂ψ/∂θ_k⟩
     */
    public void pullBack(double[] theta, CiVector vector, CiVector covector, double[] gradient, RunControl control) {
        WorkCounter work = new WorkCounter(control);
        Arrays.fill(gradient, 0);
        betaBackward(betaSingles, firstBetaSingle, theta, vector, covector, gradient, work);
        alphaBackward(alphaSingles, firstAlphaSingle, theta, vector, covector, gradient, work);
        betaBackward(betaDoubles, firstBetaDouble, theta, vector, covector, gradient, work);
        alphaBackward(alphaDoubles, firstAlphaDouble, theta, vector, covector, gradient, work);
        for (int beta = betaSingles.size() - 1; beta >= 0; beta--) {
            mixedBackward(beta, theta, vector, covector, gradient, work);
        }
    }

    private void alphaForward(
            List<Excitation> excitations, int first, double[] theta, CiVector vector, WorkCounter work) {
        for (int index = 0; index < excitations.size(); index++) {
            double cosine = StrictMath.cos(theta[first + index]);
            double sine = StrictMath.sin(theta[first + index]);
            ExcitationPairs pairs = excitations.get(index).pairs();
            for (int k = 0; k < pairs.count(); k++) {
                Rotation.forward(
                        vector.row(pairs.source()[k]),
                        vector.row(pairs.target()[k]),
                        cosine,
                        sine * pairs.sign()[k],
                        vector.betaStrings());
                work.add(4L * vector.betaStrings());
            }
        }
    }

    private void alphaBackward(
            List<Excitation> excitations,
            int first,
            double[] theta,
            CiVector vector,
            CiVector covector,
            double[] gradient,
            WorkCounter work) {
        for (int index = excitations.size() - 1; index >= 0; index--) {
            double cosine = StrictMath.cos(theta[first + index]);
            double sine = StrictMath.sin(theta[first + index]);
            ExcitationPairs pairs = excitations.get(index).pairs();
            for (int k = 0; k < pairs.count(); k++) {
                Rotation.backward(
                        vector.row(pairs.source()[k]),
                        vector.row(pairs.target()[k]),
                        covector.row(pairs.source()[k]),
                        covector.row(pairs.target()[k]),
                        cosine,
                        sine * pairs.sign()[k],
                        pairs.sign()[k],
                        sum,
                        vector.betaStrings());
                work.add(10L * vector.betaStrings());
            }
            gradient[first + index] += takeSum(vector.betaStrings());
        }
    }

    private double takeSum(int length) {
        double total = 0;
        for (int j = 0; j < length; j++) {
            total += sum[j];
            sum[j] = 0;
        }
        return total;
    }

    private void betaForward(
            List<Excitation> excitations, int first, double[] theta, CiVector vector, WorkCounter work) {
        for (int start = 0; start < vector.alphaStrings(); start += betaWidth) {
            int width = Math.min(betaWidth, vector.alphaStrings() - start);
            transpose(vector, start, width, state.transposed, work);
            for (int index = 0; index < excitations.size(); index++) {
                double cosine = StrictMath.cos(theta[first + index]);
                double sine = StrictMath.sin(theta[first + index]);
                ExcitationPairs pairs = excitations.get(index).pairs();
                for (int k = 0; k < pairs.count(); k++) {
                    Rotation.forward(
                            state.transposed[pairs.source()[k]],
                            state.transposed[pairs.target()[k]],
                            cosine,
                            sine * pairs.sign()[k],
                            width);
                }
                work.add(4L * pairs.count() * width);
            }
            transposeBack(state.transposed, vector, start, width, work);
        }
    }

    private void betaBackward(
            List<Excitation> excitations,
            int first,
            double[] theta,
            CiVector vector,
            CiVector covector,
            double[] gradient,
            WorkCounter work) {
        for (int start = 0; start < vector.alphaStrings(); start += betaWidth) {
            int width = Math.min(betaWidth, vector.alphaStrings() - start);
            transpose(vector, start, width, state.transposed, work);
            transpose(covector, start, width, costate.transposed, work);
            for (int index = excitations.size() - 1; index >= 0; index--) {
                double cosine = StrictMath.cos(theta[first + index]);
                double sine = StrictMath.sin(theta[first + index]);
                ExcitationPairs pairs = excitations.get(index).pairs();
                for (int k = 0; k < pairs.count(); k++) {
                    Rotation.backward(
                            state.transposed[pairs.source()[k]],
                            state.transposed[pairs.target()[k]],
                            costate.transposed[pairs.source()[k]],
                            costate.transposed[pairs.target()[k]],
                            cosine,
                            sine * pairs.sign()[k],
                            pairs.sign()[k],
                            sum,
                            width);
                }
                gradient[first + index] += takeSum(width);
                work.add(10L * pairs.count() * width);
            }
            transposeBack(state.transposed, vector, start, width, work);
            transposeBack(costate.transposed, covector, start, width, work);
        }
    }

    private static void transpose(CiVector vector, int start, int width, double[][] transposed, WorkCounter work) {
        for (int i = 0; i < width; i++) {
            double[] row = vector.row(start + i);
            for (int j = 0; j < row.length; j++) {
                transposed[j][i] = row[j];
            }
            work.add(4L * row.length);
        }
    }

    private static void transposeBack(double[][] transposed, CiVector vector, int start, int width, WorkCounter work) {
        for (int i = 0; i < width; i++) {
            double[] row = vector.row(start + i);
            for (int j = 0; j < row.length; j++) {
                row[j] = transposed[j][i];
            }
            work.add(4L * row.length);
        }
    }

    /** All alpha-beta doubles with one beta part. */
    private void mixedForward(int beta, double[] theta, CiVector vector, WorkCounter work) {
        ExcitationPairs columns = betaSingles.get(beta).pairs();
        for (int start = 0; start < columns.count(); start += mixedWidth) {
            int width = Math.min(mixedWidth, columns.count() - start);
            gather(columns, start, width, vector, state, work);
            for (int alpha = 0; alpha < alphaSingles.size(); alpha++) {
                double angle = theta[mixed(beta, alpha)];
                double cosine = StrictMath.cos(angle);
                double sine = StrictMath.sin(angle);
                ExcitationPairs pairs = alphaSingles.get(alpha).pairs();
                for (int k = 0; k < pairs.count(); k++) {
                    Rotation.forward(
                            state.source[pairs.source()[k]],
                            state.target[pairs.target()[k]],
                            cosine,
                            sine * pairs.sign()[k],
                            width);
                }
                work.add(4L * pairs.count() * width);
            }
            scatter(columns, start, width, vector, state, work);
        }
    }

    private void mixedBackward(
            int beta, double[] theta, CiVector vector, CiVector covector, double[] gradient, WorkCounter work) {
        ExcitationPairs columns = betaSingles.get(beta).pairs();
        for (int start = 0; start < columns.count(); start += mixedWidth) {
            int width = Math.min(mixedWidth, columns.count() - start);
            gather(columns, start, width, vector, state, work);
            gather(columns, start, width, covector, costate, work);
            for (int alpha = alphaSingles.size() - 1; alpha >= 0; alpha--) {
                double angle = theta[mixed(beta, alpha)];
                double cosine = StrictMath.cos(angle);
                double sine = StrictMath.sin(angle);
                ExcitationPairs pairs = alphaSingles.get(alpha).pairs();
                for (int k = 0; k < pairs.count(); k++) {
                    Rotation.backward(
                            state.source[pairs.source()[k]],
                            state.target[pairs.target()[k]],
                            costate.source[pairs.source()[k]],
                            costate.target[pairs.target()[k]],
                            cosine,
                            sine * pairs.sign()[k],
                            pairs.sign()[k],
                            sum,
                            width);
                }
                gradient[mixed(beta, alpha)] += takeSum(width);
                work.add(10L * pairs.count() * width);
            }
            scatter(columns, start, width, vector, state, work);
            scatter(columns, start, width, covector, costate, work);
        }
    }

    /** Takes out a few columns and what they are connected to, with the sign of the beta pair folded in. */
    private static void gather(
            ExcitationPairs columns, int start, int width, CiVector vector, Tile tile, WorkCounter work) {
        for (int i = 0; i < vector.alphaStrings(); i++) {
            double[] row = vector.row(i);
            double[] source = tile.source[i];
            double[] target = tile.target[i];
            for (int k = 0; k < width; k++) {
                source[k] = row[columns.source()[start + k]];
                target[k] = columns.sign()[start + k] * row[columns.target()[start + k]];
            }
            work.add(4L * width);
        }
    }

    private static void scatter(
            ExcitationPairs columns, int start, int width, CiVector vector, Tile tile, WorkCounter work) {
        for (int i = 0; i < vector.alphaStrings(); i++) {
            double[] row = vector.row(i);
            double[] source = tile.source[i];
            double[] target = tile.target[i];
            for (int k = 0; k < width; k++) {
                row[columns.source()[start + k]] = source[k];
                row[columns.target()[start + k]] = columns.sign()[start + k] * target[k];
            }
            work.add(4L * width);
        }
    }
}
