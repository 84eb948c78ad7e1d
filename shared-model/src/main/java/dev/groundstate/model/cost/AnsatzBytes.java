package dev.groundstate.model.cost;

import static dev.groundstate.model.cost.Counts.plus;
import static dev.groundstate.model.cost.Counts.strings;
import static dev.groundstate.model.cost.Counts.times;
import static dev.groundstate.model.cost.Counts.triangle;

import dev.groundstate.model.experiment.OperatorPool;

/** What VQE holds besides the Hamiltonian: states, tables of the ansatz, the optimizer's history, and shots. */
final class AnsatzBytes {

    /** State and adjoint state, and the state transposed for its density matrices. */
    private static final int REAL_VECTORS = 3;

    /** Real and imaginary parts of state and adjoint state, and one transposed. */
    private static final int COMPLEX_VECTORS = 5;

    /** Terms of the series of an exponential, all kept for its derivative. */
    private static final int TERMS_OF_A_SERIES = 33;

    /** Two indices and a sign of an excitation of the ansatz. */
    private static final int BYTES_PER_PAIR = 16;

    /** Rows of a string in the cache blocks of the ansatz: at most 256 numbers in each of two. */
    private static final int BLOCK = 256;

    /** Numbers in one cache block when there are many strings. */
    private static final long TILE = 1 << 17;

    /** Four rows of 64 numbers a string, where orbitals are rotated. */
    private static final int BYTES_OF_A_ROTATED_STRING = 4 * (8 * 64 + 24) + 16;

    /** Twenty pairs of the optimizer's history and its working vectors. */
    private static final int VECTORS_OF_PARAMETERS = 50;

    /** An optimizer's matrices over the parameters, those of its next state, and those of its bytes. */
    private static final int MATRICES_OF_PARAMETERS = 8;

    /** Largest state vector: longer ones fit no array. */
    private static final int MOST_QUBITS = 30;

    /** A term of the qubit Hamiltonian on its way into the sum, and tables of a gate of a circuit. */
    private static final int BYTES_OF_A_TERM = 400;

    private final CalculationKind kind;
    private final int orbitals;
    private final int alpha;
    private final int beta;
    private final long alphaStrings;
    private final long betaStrings;
    private final long determinants;

    AnsatzBytes(CalculationKind kind, CalculationSize size) {
        this.kind = kind;
        this.orbitals = size.activeOrbitals();
        this.alpha = size.alphaElectrons();
        this.beta = size.betaElectrons();
        this.alphaStrings = strings(orbitals, alpha);
        this.betaStrings = strings(orbitals, beta);
        this.determinants = times(alphaStrings, betaStrings);
    }

    /** Returns whether the state has all amplitudes of its qubits, and no list of determinants. */
    boolean isCircuit() {
        return switch (kind.ansatz()) {
            case HARDWARE_EFFICIENT, TWO_LOCAL -> true;
            case UCCSD, EXACT_UCCSD, K_UPCCGSD, ADAPT, UCJ, LUCJ -> false;
        };
    }

    /** Returns everything together. */
    long total() {
        long parameters = parameters();
        long history = times(8 * VECTORS_OF_PARAMETERS, parameters);
        long matrices = kind.optimizer().holdsSquareMatrices()
                ? times(8 * MATRICES_OF_PARAMETERS, times(parameters, parameters))
                : 0;
        return plus(plus(state(), shots()), plus(history, matrices));
    }

    private long state() {
        long vector = times(8, determinants);
        long allStrings = plus(alphaStrings, betaStrings);
        return switch (kind.ansatz()) {
            case UCCSD -> plus(times(REAL_VECTORS, vector), plus(times(BYTES_PER_PAIR, excitedPairs()), blocks()));
            case EXACT_UCCSD ->
                plus(
                        times(REAL_VECTORS + TERMS_OF_A_SERIES, vector),
                        times(BYTES_PER_PAIR, times(parameters(), allStrings)));
            case K_UPCCGSD -> plus(times(REAL_VECTORS, vector), times(2 * BYTES_PER_PAIR, generalPairs()));
            case ADAPT ->
                plus(times(REAL_VECTORS, vector), times(2 * BYTES_PER_PAIR, times(parameters(), allStrings / 3 + 1)));
            case UCJ, LUCJ ->
                plus(
                        times(COMPLEX_VECTORS, vector),
                        plus(
                                times(BYTES_OF_A_ROTATED_STRING + 16L * orbitals * orbitals, allStrings),
                                plus(fit(), 1 << 20)));
            case HARDWARE_EFFICIENT, TWO_LOCAL ->
                plus(
                        plus(times(2, stateVector()), times(16, middle())),
                        plus(qubitHamiltonian(), times(4L * BYTES_OF_A_TERM, parameters() + qubits())));
        };
    }

    /** A state of all qubits and a copy to measure, the Hamiltonian as strings, and what the shots of a setting find. */
    private long shots() {
        Integer shots = kind.shots();
        return shots == null ? 0 : plus(times(2, stateVector()), plus(32L * shots, qubitHamiltonian()));
    }

    private long qubits() {
        return 2L * orbitals;
    }

    /** Complex amplitudes; an encoding that leaves out two qubits takes a quarter. */
    private long stateVector() {
        return qubits() > MOST_QUBITS ? Long.MAX_VALUE : 16L << qubits();
    }

    private long qubitHamiltonian() {
        long square = (long) orbitals * orbitals;
        return times(BYTES_OF_A_TERM, times(3, square * square) + 20);
    }

    /** Determinants of the half-filled space: the part of a state without fixed numbers that is looked at. */
    private long middle() {
        return times(strings(orbitals, orbitals / 2), strings(orbitals, orbitals / 2));
    }

    /** Coupled-cluster amplitudes that UCJ starts from, and the fit of its factors to them. */
    private long fit() {
        int occupied = Math.min(alpha, beta);
        long virtual = orbitals - (long) Math.max(alpha, beta);
        long excitations = occupied * virtual;
        long amplitudes = times(8, MemoryEstimate.amplitudes(occupied, orbitals));
        return plus(amplitudes, times(8, plus(times(6, times(excitations, excitations)), 12 * excitations * orbitals)));
    }

    private long parameters() {
        long singles = (long) alpha * (orbitals - alpha) + (long) beta * (orbitals - beta);
        long pairs = orbitals * (orbitals - 1L) / 2;
        return switch (kind.ansatz()) {
            case UCCSD, EXACT_UCCSD -> singles + doubles();
            case K_UPCCGSD -> 2 * pairs * kind.layers();
            case ADAPT ->
                kind.pool() == OperatorPool.SINGLES_DOUBLES
                        ? singles + doubles()
                        : 2 * pairs + pairs * (pairs - 1) + pairs * (orbitals - 2L) * (orbitals - 3L) / 4;
            case UCJ ->
                kind.layers() * ((long) orbitals * orbitals + 4 * pairs + orbitals) + (long) orbitals * orbitals;
            case LUCJ -> kind.layers() * ((long) orbitals * orbitals + 3L * orbitals) + (long) orbitals * orbitals;
            case HARDWARE_EFFICIENT -> 2 * qubits() * (kind.layers() + 1);
            case TWO_LOCAL -> qubits() * (kind.layers() + 1);
        };
    }

    private long doubles() {
        return (long) alpha * (orbitals - alpha) * beta * (orbitals - beta)
                + triangle(alpha - 1L) * triangle(orbitals - alpha - 1L)
                + triangle(beta - 1L) * triangle(orbitals - beta - 1L);
    }

    private long blocks() {
        return plus(times(4, blockBytes(alphaStrings)), times(2, blockBytes(betaStrings)));
    }

    private static long blockBytes(long strings) {
        return times(strings, 24 + 8 * Math.clamp(TILE / strings, 16, BLOCK));
    }

    private long excitedPairs() {
        long pairs = excitedPairs(orbitals, alpha);
        return alpha == beta ? pairs : plus(pairs, excitedPairs(orbitals, beta));
    }

    /** Pairs of strings that the single and double excitations of the reference connect. */
    private static long excitedPairs(int orbitals, int electrons) {
        long singles = (long) electrons * (orbitals - electrons);
        long doubles = triangle(electrons - 1L) * triangle(orbitals - electrons - 1L);
        return plus(
                singles == 0 ? 0 : times(singles, strings(orbitals - 2, electrons - 1)),
                doubles == 0 ? 0 : times(doubles, strings(orbitals - 4, electrons - 2)));
    }

    /** Pairs of strings that single replacements between any two orbitals connect. */
    private long generalPairs() {
        long pairs = 0;
        for (int electrons : new int[] {alpha, beta}) {
            if (electrons > 0 && electrons < orbitals) {
                pairs = plus(pairs, strings(orbitals - 2, electrons - 1));
            }
        }
        return times(orbitals * (orbitals - 1L) / 2, pairs);
    }
}
