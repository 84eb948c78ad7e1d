package dev.groundstate.model.cost;

import dev.groundstate.model.experiment.Method;
import dev.groundstate.model.experiment.Optimizer;
import dev.groundstate.model.molecule.ActiveSpaceSize;
import dev.groundstate.model.molecule.InvalidMoleculeException;
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

    /** State and adjoint state, and the state transposed for its density matrices. */
    private static final int VQE_VECTORS = 3;

    /** Determinants up to which the Davidson subspace is large. */
    private static final long SMALL_SPACE = 1_000_000;

    /** Eight vectors of the Davidson subspace and two set aside for a checkpoint, all with their images. */
    private static final int SMALL_SPACE_VECTORS = 20;

    /** Five vectors of the Davidson subspace with their images. */
    private static final int LARGE_SPACE_VECTORS = 10;

    /** Coupled-cluster amplitudes and steps: those of an iteration twice, and six of before. */
    private static final int SETS_OF_AMPLITUDES = 16;

    /** Density, Fock and orbital matrices of both spins, their sums on each thread, and eight pairs of DIIS. */
    private static final int MATRICES = 100;

    /** Beta strings multiplied at once, and as many as fill them up to whole panels. */
    private static final int MULTIPLIED_STRINGS = 160;

    /** Two indices and a sign of an excitation of the ansatz. */
    private static final int BYTES_PER_PAIR = 16;

    /** Rows of a string in the cache blocks of Hamiltonian and ansatz: at most 256 numbers in each of two. */
    private static final int BLOCK = 256;

    /** Numbers in one cache block when there are many strings. */
    private static final long TILE = 1 << 17;

    /** Twenty pairs of the optimizer's history and its working vectors. */
    private static final int VECTORS_OF_PARAMETERS = 50;

    /** An optimizer's matrices over the parameters, those of its next state, and those of its bytes. */
    private static final int MATRICES_OF_PARAMETERS = 8;

    /** Returns the estimate for a method, with the default optimizer. */
    public static MemoryEstimate of(Method method, CalculationSize size) {
        return of(method, Optimizer.L_BFGS_B, size);
    }

    /** Returns the estimate for a method with an optimizer. */
    public static MemoryEstimate of(Method method, Optimizer optimizer, CalculationSize size) {
        long functions = size.basisFunctions();
        long field = plus(times(8, triangle(pairs(functions))), times(8 * MATRICES, functions * functions));
        return switch (method) {
            case HF, UHF -> new MemoryEstimate(1, field, 0);
            case MP2, CCSD -> {
                long active = times(8, triangle(pairs(size.activeOrbitals())));
                long half = times(8, times(pairs(functions), pairs(size.activeOrbitals())));
                long solver = plus(active, times(8, method == Method.MP2 ? perturbed(size) : amplitudes(size)));
                yield new MemoryEstimate(1, plus(field, plus(half, active)), plus(solver, solver / 10));
            }
            case VQE, FCI, SQD -> {
                long orbitalPairs = pairs(size.activeOrbitals());
                long active = times(8, triangle(orbitalPairs));
                long half = times(8, times(pairs(functions), orbitalPairs));
                long determinants = determinants(size);
                long vectors = times(8L * vectors(method, determinants), determinants);
                long solving = plus(plus(vectors, hamiltonianTables(size)), ansatzTables(method, optimizer, size));
                long describing = plus(times(16, determinants), densities(size.activeOrbitals()));
                long solver = plus(Math.max(solving, describing), active);
                yield new MemoryEstimate(determinants, plus(field, plus(half, active)), plus(solver, solver / 10));
            }
        };
    }

    /** Sums and results of the one- and two-particle density matrices, where both are worked out. */
    private static long densities(long orbitals) {
        long square = orbitals * orbitals;
        long pairs = orbitals * (orbitals - 1) / 2;
        return orbitals <= MOST_ORBITALS_OF_DENSITIES ? times(80, plus(square * square, pairs * pairs)) : 0;
    }

    /** Numbers of second-order amplitudes with their integrals, and of a Fock matrix. */
    private static long perturbed(CalculationSize size) {
        long excitations = (long) size.alphaElectrons() * (size.activeOrbitals() - size.alphaElectrons());
        long orbitals = size.activeOrbitals();
        return plus(times(2, times(excitations, excitations)), orbitals * orbitals);
    }

    /**
     * Numbers of coupled-cluster amplitudes, their history, sorted integrals and intermediates, for o occupied and v virtual
     * orbitals.
     */
    private static long amplitudes(CalculationSize size) {
        long o = size.alphaElectrons();
        long v = size.activeOrbitals() - o;
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
    private static boolean listsDeterminants(Method method) {
        return switch (method) {
            case HF, UHF, MP2, CCSD -> false;
            case VQE, FCI, SQD -> true;
        };
    }

    private static int vectors(Method method, long determinants) {
        if (method == Method.VQE) {
            return VQE_VECTORS;
        }
        return determinants <= SMALL_SPACE ? SMALL_SPACE_VECTORS : LARGE_SPACE_VECTORS;
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
    public static void requireFits(Method method, Optimizer optimizer, CalculationSize size, long availableBytes) {
        if (fits(method, optimizer, size, availableBytes)) {
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
        MemoryEstimate estimate = of(method, optimizer, size);
        if (optimizer.holdsSquareMatrices() && fits(method, size, availableBytes)) {
            throw new InvalidMoleculeException(
                    "active_space",
                    "%s keeps matrices over the parameters and needs %s, a worker has %s: choose the optimizer %s."
                            .formatted(
                                    optimizer.wireName(),
                                    bytes(estimate.totalBytes()),
                                    bytes(availableBytes),
                                    Optimizer.L_BFGS_B.wireName()));
        }
        String fitting = largestActiveSpaceThatFits(method, optimizer, size, availableBytes)
                .map(space -> "the largest active space that fits is %d electrons in %d orbitals."
                        .formatted(space.electrons(), space.orbitals()))
                .orElse("no active space fits; choose the method HF or a smaller basis set.");
        throw new InvalidMoleculeException(
                "active_space",
                "%s of %d electrons in %d orbitals %sneeds %s; a worker has %s in each of its slots: %s"
                        .formatted(
                                method.wireName(),
                                size.activeElectrons(),
                                size.activeOrbitals(),
                                listsDeterminants(method)
                                        ? "has " + count(estimate.determinants()) + " determinants and "
                                        : "",
                                bytes(estimate.totalBytes()),
                                bytes(availableBytes),
                                fitting));
    }

    /** Returns whether a worker can hold a calculation with the default optimizer. */
    public static boolean fits(Method method, CalculationSize size, long availableBytes) {
        return fits(method, Optimizer.L_BFGS_B, size, availableBytes);
    }

    private static boolean fits(Method method, Optimizer optimizer, CalculationSize size, long availableBytes) {
        MemoryEstimate estimate = of(method, optimizer, size);
        boolean indexable = size.basisFunctions() <= MAXIMUM_BASIS_FUNCTIONS
                && (!listsDeterminants(method) || size.activeOrbitals() <= MAXIMUM_ACTIVE_ORBITALS);
        return indexable && estimate.totalBytes() < Long.MAX_VALUE && estimate.totalBytes() <= availableBytes;
    }

    /**
     * Returns the active space with the most determinants that lies within the one asked for and that a worker can hold;
     * of equals the one with the most electrons. Empty when none with an empty orbital fits.
     */
    public static Optional<ActiveSpaceSize> largestActiveSpaceThatFits(
            Method method, CalculationSize asked, long availableBytes) {
        return largestActiveSpaceThatFits(method, Optimizer.L_BFGS_B, asked, availableBytes);
    }

    private static Optional<ActiveSpaceSize> largestActiveSpaceThatFits(
            Method method, Optimizer optimizer, CalculationSize asked, long availableBytes) {
        Optional<CalculationSize> largest = Optional.empty();
        int unpaired = asked.alphaElectrons() - asked.betaElectrons();
        for (int electrons = asked.activeElectrons(); electrons >= Math.max(1, unpaired); electrons -= 2) {
            Optional<CalculationSize> candidate = mostOrbitals(method, optimizer, asked, electrons, availableBytes);
            if (candidate.isPresent()
                    && (largest.isEmpty() || determinants(candidate.get()) > determinants(largest.get()))) {
                largest = candidate;
            }
        }
        return largest.map(size -> new ActiveSpaceSize(size.activeElectrons(), size.activeOrbitals()));
    }

    private static Optional<CalculationSize> mostOrbitals(
            Method method, Optimizer optimizer, CalculationSize asked, int electrons, long availableBytes) {
        int removedPairs = (asked.activeElectrons() - electrons) / 2;
        int alpha = asked.alphaElectrons() - removedPairs;
        int beta = asked.betaElectrons() - removedPairs;
        for (int orbitals = asked.activeOrbitals() - removedPairs; orbitals > alpha; orbitals--) {
            CalculationSize size = new CalculationSize(
                    asked.basisFunctions(), asked.frozenOrbitals() + removedPairs, orbitals, alpha, beta);
            if (fits(method, optimizer, size, availableBytes)) {
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

    /** Excitations of the ansatz, its cache blocks, and the history of the optimizer. */
    private static long ansatzTables(Method method, Optimizer optimizer, CalculationSize size) {
        if (method != Method.VQE) {
            return 0;
        }
        int orbitals = size.activeOrbitals();
        int alpha = size.alphaElectrons();
        int beta = size.betaElectrons();
        long pairs = excitedPairs(orbitals, alpha);
        if (alpha != beta) {
            pairs = plus(pairs, excitedPairs(orbitals, beta));
        }
        long blocks =
                plus(times(4, blockBytes(strings(orbitals, alpha))), times(2, blockBytes(strings(orbitals, beta))));
        long alphaSingles = (long) alpha * (orbitals - alpha);
        long betaSingles = (long) beta * (orbitals - beta);
        long parameters = plus(
                alphaSingles + betaSingles + alphaSingles * betaSingles,
                triangle(alpha - 1L) * triangle(orbitals - alpha - 1L)
                        + triangle(beta - 1L) * triangle(orbitals - beta - 1L));
        long vectors = times(8 * VECTORS_OF_PARAMETERS, parameters);
        long matrices =
                optimizer.holdsSquareMatrices() ? times(8 * MATRICES_OF_PARAMETERS, times(parameters, parameters)) : 0;
        return plus(times(BYTES_PER_PAIR, pairs), plus(blocks, plus(vectors, matrices)));
    }

    /** Pairs of strings that the single and double excitations of the reference connect. */
    private static long excitedPairs(int orbitals, int electrons) {
        long singles = (long) electrons * (orbitals - electrons);
        long doubles = triangle(electrons - 1L) * triangle(orbitals - electrons - 1L);
        return plus(
                singles == 0 ? 0 : times(singles, strings(orbitals - 2, electrons - 1)),
                doubles == 0 ? 0 : times(doubles, strings(orbitals - 4, electrons - 2)));
    }

    private static long blockBytes(long strings) {
        return times(strings, 24 + 8 * Math.clamp(TILE / strings, 16, BLOCK));
    }

    private static long pairs(long n) {
        return n * (n + 1) / 2;
    }

    /** Returns the binomial coefficient. */
    private static long strings(int orbitals, int electrons) {
        int few = Math.min(electrons, orbitals - electrons);
        long ways = 1;
        for (int k = 1; k <= few; k++) {
            long product = times(ways, orbitals - few + k);
            if (product == Long.MAX_VALUE) {
                return product;
            }
            ways = product / k;
        }
        return ways;
    }

    private static long triangle(long n) {
        return n < 1 ? 0 : n % 2 == 0 ? times(n / 2, n + 1) : times(n, (n + 1) / 2);
    }

    private static long times(long a, long b) {
        return b != 0 && a > Long.MAX_VALUE / b ? Long.MAX_VALUE : a * b;
    }

    private static long plus(long a, long b) {
        return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
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
