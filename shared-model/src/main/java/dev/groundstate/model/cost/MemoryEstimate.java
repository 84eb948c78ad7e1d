package dev.groundstate.model.cost;

import static dev.groundstate.model.cost.Counts.pairs;
import static dev.groundstate.model.cost.Counts.plus;
import static dev.groundstate.model.cost.Counts.strings;
import static dev.groundstate.model.cost.Counts.times;
import static dev.groundstate.model.cost.Counts.triangle;

import dev.groundstate.model.experiment.Method;
import dev.groundstate.model.experiment.Optimizer;
import dev.groundstate.model.molecule.ActiveSpaceSize;
import dev.groundstate.model.molecule.InvalidMoleculeException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The bytes a worker needs for a calculation, about a tenth too many rather than too few. Numbers too large for a
 * {@code long} are {@link Long#MAX_VALUE}.
 *
 * @param determinants C(n, alpha) · C(n, beta) of the active space; 1 for a method that does not list them
 * @param integralBytes two-electron integrals over functions, and on their way to the orbitals of the active space
 * @param solverBytes vectors and tables of the solver with the integrals of the active space; 0 for Hartree-Fock
 */
public record MemoryEstimate(long determinants, long integralBytes, long solverBytes) {

    /** Largest number of basis functions: the packed two-electron integrals of more do not fit one array. */
    public static final int MAXIMUM_BASIS_FUNCTIONS = 361;

    /** Largest number of correlated orbitals: the bits of an occupation string without its sign. */
    public static final int MAXIMUM_ACTIVE_ORBITALS = 63;

    /** Orbitals up to which the two-particle density matrix is worked out. */
    private static final int MOST_ORBITALS_OF_DENSITIES = 32;

    /** Bytes of a checkpoint of Davidson, above which there is none. */
    private static final long LONGEST_CHECKPOINT = 8L << 20;

    /** Determinants up to which the Davidson subspace is large. */
    private static final long SMALL_SPACE = 1_000_000;

    /** Coupled-cluster amplitudes and steps: those of an iteration twice, and six of before. */
    private static final int SETS_OF_AMPLITUDES = 16;

    /** Density, Fock and orbital matrices of both spins, their sums on each thread, and eight pairs of DIIS. */
    private static final int MATRICES = 100;

    /** Beta strings multiplied at once, and as many as fill them up to whole panels. */
    private static final int MULTIPLIED_STRINGS = 160;

    /** Returns the estimate for a method with whatever it takes where nothing else is asked for. */
    public static MemoryEstimate of(Method method, CalculationSize size) {
        return of(CalculationKind.of(method), size);
    }

    /** Returns the estimate for a kind of calculation. */
    public static MemoryEstimate of(CalculationKind kind, CalculationSize size) {
        MemoryEstimate estimate =
                switch (kind.method()) {
                    case HF, UHF -> new MemoryEstimate(1, field(size), 0);
                    case MP2 -> amplitudes(size, perturbed(size.alphaElectrons(), size.activeOrbitals()));
                    case CCSD -> amplitudes(size, amplitudes(size.alphaElectrons(), size.activeOrbitals()));
                    case VQE -> {
                        AnsatzBytes ansatz = new AnsatzBytes(kind, size);
                        long tables = ansatz.isCircuit() ? 0 : hamiltonianTables(size);
                        yield overDeterminants(size, plus(ansatz.total(), tables));
                    }
                    case FCI, SQD -> {
                        long vectors = vectors(determinants(size), kind.states());
                        yield overDeterminants(
                                size, plus(times(8, times(vectors, determinants(size))), hamiltonianTables(size)));
                    }
                };
        return kind.naturalOrbitals() ? estimate.after(naturalOrbitals(size)) : estimate;
    }

    private static MemoryEstimate amplitudes(CalculationSize size, long numbers) {
        return new MemoryEstimate(1, transforming(size), tenthMore(plus(integrals(size), times(8, numbers))));
    }

    private static MemoryEstimate overDeterminants(CalculationSize size, long solving) {
        long describing = plus(times(16, determinants(size)), densities(size.activeOrbitals()));
        return new MemoryEstimate(
                determinants(size),
                transforming(size),
                tenthMore(plus(Math.max(solving, describing), integrals(size))));
    }

    /** MP2 over all orbitals; a frozen core would make it less. */
    private static MemoryEstimate naturalOrbitals(CalculationSize size) {
        int all = size.basisFunctions();
        int pairs = size.frozenOrbitals() + size.alphaElectrons();
        CalculationSize whole = new CalculationSize(all, 0, all, pairs, pairs);
        return amplitudes(whole, perturbed(pairs, all));
    }

    private MemoryEstimate after(MemoryEstimate first) {
        return new MemoryEstimate(determinants, Math.max(integralBytes, first.totalBytes()), solverBytes);
    }

    private static long field(CalculationSize size) {
        long functions = size.basisFunctions();
        return plus(times(8, triangle(pairs(functions))), times(8 * MATRICES, functions * functions));
    }

    private static long integrals(CalculationSize size) {
        return times(8, triangle(pairs(size.activeOrbitals())));
    }

    private static long transforming(CalculationSize size) {
        long half = times(8, times(pairs(size.basisFunctions()), pairs(size.activeOrbitals())));
        return plus(field(size), plus(half, integrals(size)));
    }

    private static long tenthMore(long bytes) {
        return plus(bytes, bytes / 10);
    }

    /** Sums and results of the one- and two-particle density matrices, where both are worked out. */
    private static long densities(long orbitals) {
        long square = orbitals * orbitals;
        long pairs = orbitals * (orbitals - 1) / 2;
        return orbitals <= MOST_ORBITALS_OF_DENSITIES ? times(80, plus(square * square, pairs * pairs)) : 0;
    }

    /** Numbers of second-order amplitudes with their integrals, and of a Fock matrix. */
    private static long perturbed(int occupied, int orbitals) {
        long excitations = (long) occupied * (orbitals - occupied);
        return plus(times(2, times(excitations, excitations)), (long) orbitals * orbitals);
    }

    /**
     * Numbers of coupled-cluster amplitudes, their history, sorted integrals and intermediates, for o occupied and v virtual
     * orbitals.
     */
    static long amplitudes(int occupied, int orbitals) {
        long o = occupied;
        long v = (long) orbitals - o;
        long excitations = o * v;
        long doubles = times(excitations, excitations);
        long threeVirtual = times(excitations, v * v);
        long threeOccupied = times(excitations, o * o);
        long largestCopy = Math.max(threeVirtual, Math.max(doubles, threeOccupied));
        long tensors = plus(plus(times(v * v, v * v), threeVirtual), plus(times(10, doubles), times(2, threeOccupied)));
        long small = plus(times(2, times(o * o, o * o)), 3 * (o + v) * (o + v));
        long copies = plus(times(2, largestCopy), Math.max(doubles, threeOccupied));
        return plus(plus(plus(tensors, small), copies), times(SETS_OF_AMPLITUDES, plus(doubles, excitations)));
    }

    /** Returns whether a method works on all determinants of the active space. */
    private static boolean listsDeterminants(CalculationKind kind) {
        return switch (kind.method()) {
            case HF, UHF, MP2, CCSD -> false;
            case VQE, FCI, SQD -> true;
        };
    }

    /** The subspace of Davidson with the states that guard others, and what is set aside for a checkpoint, all with images. */
    private static long vectors(long determinants, int states) {
        long guards = determinants <= SMALL_SPACE ? 3 : 1;
        long followed = states + guards;
        long saved = times(32 * followed, determinants) <= LONGEST_CHECKPOINT ? 4 * followed : 0;
        return saved + (determinants <= SMALL_SPACE ? 12L * states + 6 * guards + 4 : 6L * states + 4 * guards + 4);
    }

    /** Returns the number of determinants of the active space. */
    public static long determinants(CalculationSize size) {
        return times(
                strings(size.activeOrbitals(), size.alphaElectrons()),
                strings(size.activeOrbitals(), size.betaElectrons()));
    }

    /** Returns the most bytes held at once: the integrals over functions are gone when the solver starts. */
    public long totalBytes() {
        return Math.max(integralBytes, solverBytes);
    }

    /**
     * Refuses a calculation that a worker cannot hold, with the bytes it needs and the largest active space that fits.
     *
     * @param availableBytes of one worker for one calculation
     * @throws InvalidMoleculeException naming {@code active_space}, or {@code basis} when no active space helps
     */
    public static void requireFits(CalculationKind kind, CalculationSize size, long availableBytes) {
        if (fits(kind, size, availableBytes)) {
            return;
        }
        if (!fits(Method.HF, size, availableBytes)) {
            MemoryEstimate estimate = of(Method.HF, size);
            throw new InvalidMoleculeException(
                    "basis",
                    "The integrals over %d basis functions need %s; a worker has %s in each of its slots and holds at most %d functions."
                            .formatted(
                                    size.basisFunctions(),
                                    bytes(estimate.totalBytes()),
                                    bytes(availableBytes),
                                    mostBasisFunctions(availableBytes)));
        }
        MemoryEstimate estimate = of(kind, size);
        Optimizer optimizer = kind.optimizer();
        if (optimizer.holdsSquareMatrices() && fits(kind.with(Optimizer.L_BFGS_B), size, availableBytes)) {
            throw new InvalidMoleculeException(
                    "active_space",
                    "%s keeps matrices over the parameters and needs %s, a worker has %s: choose the optimizer %s."
                            .formatted(
                                    optimizer.wireName(),
                                    bytes(estimate.totalBytes()),
                                    bytes(availableBytes),
                                    Optimizer.L_BFGS_B.wireName()));
        }
        String fitting = largestActiveSpaceThatFits(kind, size, availableBytes)
                .map(space -> "the largest active space that fits is %d electrons in %d orbitals."
                        .formatted(space.electrons(), space.orbitals()))
                .orElse("no active space fits; choose the method HF or a smaller basis set.");
        throw new InvalidMoleculeException(
                "active_space",
                "%s of %d electrons in %d orbitals %sneeds %s; a worker has %s in each of its slots: %s"
                        .formatted(
                                kind.method().wireName(),
                                size.activeElectrons(),
                                size.activeOrbitals(),
                                listsDeterminants(kind)
                                        ? "has " + count(estimate.determinants()) + " determinants and "
                                        : "",
                                bytes(estimate.totalBytes()),
                                bytes(availableBytes),
                                fitting));
    }

    /** Returns whether a worker can hold a calculation with the default optimizer. */
    public static boolean fits(Method method, CalculationSize size, long availableBytes) {
        return fits(CalculationKind.of(method), size, availableBytes);
    }

    /** Returns whether a kind of calculation fits into {@code availableBytes} and its strings can be numbered. */
    public static boolean fits(CalculationKind kind, CalculationSize size, long availableBytes) {
        MemoryEstimate estimate = of(kind, size);
        boolean indexable = size.basisFunctions() <= MAXIMUM_BASIS_FUNCTIONS
                && (!listsDeterminants(kind) || size.activeOrbitals() <= MAXIMUM_ACTIVE_ORBITALS);
        return indexable && estimate.totalBytes() < Long.MAX_VALUE && estimate.totalBytes() <= availableBytes;
    }

    /**
     * Returns the active space with the most determinants that lies within the one asked for and that a worker can hold;
     * of equals the one with the most electrons. Empty when none with an empty orbital fits.
     */
    public static Optional<ActiveSpaceSize> largestActiveSpaceThatFits(
            Method method, CalculationSize asked, long availableBytes) {
        return largestActiveSpaceThatFits(CalculationKind.of(method), asked, availableBytes);
    }

    /** Returns the same for a kind of calculation. */
    public static Optional<ActiveSpaceSize> largestActiveSpaceThatFits(
            CalculationKind kind, CalculationSize asked, long availableBytes) {
        return largestActiveSpaceThatFits(List.of(kind), asked, availableBytes);
    }

    /** Returns the same for kinds of calculation that shall all fit, each by itself. */
    public static Optional<ActiveSpaceSize> largestActiveSpaceThatFits(
            List<CalculationKind> kinds, CalculationSize asked, long availableBytes) {
        Optional<CalculationSize> largest = Optional.empty();
        int unpaired = asked.alphaElectrons() - asked.betaElectrons();
        for (int electrons = asked.activeElectrons(); electrons >= Math.max(1, unpaired); electrons -= 2) {
            Optional<CalculationSize> candidate = mostOrbitals(kinds, asked, electrons, availableBytes);
            if (candidate.isPresent()
                    && (largest.isEmpty() || determinants(candidate.get()) > determinants(largest.get()))) {
                largest = candidate;
            }
        }
        return largest.map(size -> new ActiveSpaceSize(size.activeElectrons(), size.activeOrbitals()));
    }

    private static Optional<CalculationSize> mostOrbitals(
            List<CalculationKind> kinds, CalculationSize asked, int electrons, long availableBytes) {
        int removedPairs = (asked.activeElectrons() - electrons) / 2;
        int alpha = asked.alphaElectrons() - removedPairs;
        int beta = asked.betaElectrons() - removedPairs;
        for (int orbitals = asked.activeOrbitals() - removedPairs; orbitals > alpha; orbitals--) {
            CalculationSize size = new CalculationSize(
                    asked.basisFunctions(), asked.frozenOrbitals() + removedPairs, orbitals, alpha, beta);
            if (kinds.stream().allMatch(kind -> fits(kind, size, availableBytes))) {
                return Optional.of(size);
            }
        }
        return Optional.empty();
    }

    private static int mostBasisFunctions(long availableBytes) {
        int functions = MAXIMUM_BASIS_FUNCTIONS;
        while (functions > 1 && !fits(Method.HF, new CalculationSize(functions, 0, functions, 0, 0), availableBytes)) {
            functions--;
        }
        return functions;
    }

    /** Replacements of strings, which as many electrons of either spin share, integrals, and what is multiplied at once. */
    private static long hamiltonianTables(CalculationSize size) {
        int orbitals = size.activeOrbitals();
        int alpha = size.alphaElectrons();
        int beta = size.betaElectrons();
        long tables = plus(spinTables(orbitals, alpha), alpha == beta ? 0 : spinTables(orbitals, beta));
        long orbitalPairs = pairs(orbitals);
        long integrals = times(32, times(orbitalPairs, orbitalPairs));
        long rows = (long) alpha * (orbitals - alpha) + (long) beta * (orbitals - beta) + 2 * orbitalPairs;
        long multiplied = plus(
                plus(productBytes(orbitals, alpha), productBytes(orbitals, beta)),
                times(8 * MULTIPLIED_STRINGS, plus(rows, strings(orbitals, alpha))));
        long transposed = times(2, times(strings(orbitals, beta), 8 * Math.min(144, strings(orbitals, alpha)) + 24));
        return plus(plus(tables, integrals), plus(multiplied, transposed));
    }

    /** Single replacements of the strings of one spin, what completes strings of two electrons less, and energies. */
    private static long spinTables(int orbitals, int electrons) {
        long reduced = electrons < 2 ? 1 : strings(orbitals, electrons - 2);
        long each = 8L * electrons * (orbitals - electrons) + 8L * orbitals + 32;
        return plus(times(strings(orbitals, electrons), each), times(reduced, 8 * triangle(orbitals - electrons + 1L)));
    }

    /** One block of elements between the strings of one spin, and what it is multiplied with. */
    private static long productBytes(int orbitals, int electrons) {
        long completions = Math.max(orbitals, triangle(orbitals - electrons + 1L));
        return times(8, times(completions, plus(completions, 2 * MULTIPLIED_STRINGS)));
    }

    private static String count(long number) {
        return number == Long.MAX_VALUE ? "more than 9e18" : String.format(Locale.ROOT, "%,d", number);
    }

    private static String bytes(long number) {
        return number == Long.MAX_VALUE
                ? "more than 9e18 bytes"
                : String.format(Locale.ROOT, "%,d bytes (%.3g GB)", number, number / 1e9);
    }
}
