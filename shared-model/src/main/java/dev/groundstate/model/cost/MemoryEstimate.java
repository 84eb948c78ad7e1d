package dev.groundstate.model.cost;

import dev.groundstate.model.experiment.Method;
import dev.groundstate.model.molecule.ActiveSpaceSize;
import dev.groundstate.model.molecule.InvalidMoleculeException;
import java.util.Locale;
import java.util.Optional;

/**
 * The bytes a worker needs for a calculation, rather a fifth too many than too few. Numbers too large for a {@code long}
 * are {@link Long#MAX_VALUE}.
 *
 * @param determinants C(n, alpha) · C(n, beta) of the active space; 1 for Hartree-Fock
 * @param integralBytes two-electron integrals over functions and over orbitals, and those between
 * @param vectorBytes vectors over the determinants that are alive at once
 * @param tableBytes excitations between occupation strings, and matrices over functions
 */
public record MemoryEstimate(long determinants, long integralBytes, long vectorBytes, long tableBytes) {

    /** Largest number of basis functions: the packed two-electron integrals of more do not fit one array. */
    public static final int MAXIMUM_BASIS_FUNCTIONS = 361;

    /** Largest number of correlated orbitals: the bits of an occupation string without its sign. */
    public static final int MAXIMUM_ACTIVE_ORBITALS = 63;

    /** State, adjoint state and image, with their transposes, buffers of two threads and the best state so far. */
    private static final int VQE_VECTORS = 12;

    /** Determinants up to which the Davidson subspace is large. */
    private static final long SMALL_SPACE = 1_000_000;

    /** Twelve vectors of the Davidson subspace with their images, residual and solution. */
    private static final int SMALL_SPACE_VECTORS = 26;

    /** Five vectors of the Davidson subspace with their images, residual and solution. */
    private static final int LARGE_SPACE_VECTORS = 12;

    /** Blocks of the product of Hamiltonian and vector that stay in the cache. */
    private static final long SCRATCH_BYTES = 4L << 20;

    /** Density, Fock and orbital matrices, and eight pairs of DIIS. */
    private static final int MATRICES = 40;

    /** Two indices and a sign, kept once for the ansatz and once for the Hamiltonian. */
    private static final int BYTES_PER_EXCITATION = 2 * 16;

    /** Returns the estimate for a method. */
    public static MemoryEstimate of(Method method, CalculationSize size) {
        long functions = size.basisFunctions();
        long functionPairs = functions * (functions + 1) / 2;
        long functionIntegrals = times(8, triangle(functionPairs));
        long matrices = times(8 * MATRICES, functions * functions);
        return switch (method) {
            case HF -> new MemoryEstimate(1, functionIntegrals, 0, matrices);
            case VQE, FCI, SQD -> {
                long orbitals = size.activeOrbitals();
                long orbitalPairs = orbitals * (orbitals + 1) / 2;
                long halfTransformed = times(functionPairs, orbitalPairs);
                long packedAndSquare = plus(triangle(orbitalPairs), times(orbitalPairs, orbitalPairs));
                long determinants = determinants(size);
                yield new MemoryEstimate(
                        determinants,
                        plus(functionIntegrals, times(8, plus(halfTransformed, packedAndSquare))),
                        times(8L * vectors(method, determinants), determinants),
                        plus(plus(matrices, SCRATCH_BYTES), excitations(size)));
            }
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

    /** Returns all bytes together. */
    public long totalBytes() {
        return plus(integralBytes, plus(vectorBytes, tableBytes));
    }

    /**
     * Refuses a calculation that a worker cannot hold, with the bytes it needs and the largest active space that fits.
     *
     * @param availableBytes of one worker for one calculation
     * @throws InvalidMoleculeException naming {@code active_space}, or {@code basis} when no active space helps
     */
    public static void requireFits(Method method, CalculationSize size, long availableBytes) {
        if (fits(method, size, availableBytes)) {
            return;
        }
        if (!fits(Method.HF, size, availableBytes)) {
            MemoryEstimate estimate = of(Method.HF, size);
            throw new InvalidMoleculeException(
                    "basis",
                    "The integrals over %d basis functions need %s; a worker has %s and holds at most %d functions."
                            .formatted(
                                    size.basisFunctions(),
                                    bytes(estimate.totalBytes()),
                                    bytes(availableBytes),
                                    mostBasisFunctions(availableBytes)));
        }
        MemoryEstimate estimate = of(method, size);
        String fitting = largestActiveSpaceThatFits(method, size, availableBytes)
                .map(space -> "the largest active space that fits is %d electrons in %d orbitals."
                        .formatted(space.electrons(), space.orbitals()))
                .orElse("no active space fits; choose the method HF or a smaller basis set.");
        throw new InvalidMoleculeException(
                "active_space",
                "%s of %d electrons in %d orbitals has %s determinants and needs %s; a worker has %s: %s"
                        .formatted(
                                method.wireName(),
                                size.activeElectrons(),
                                size.activeOrbitals(),
                                count(estimate.determinants()),
                                bytes(estimate.totalBytes()),
                                bytes(availableBytes),
                                fitting));
    }

    /** Returns whether a worker can hold a calculation. */
    public static boolean fits(Method method, CalculationSize size, long availableBytes) {
        MemoryEstimate estimate = of(method, size);
        boolean indexable = size.basisFunctions() <= MAXIMUM_BASIS_FUNCTIONS
                && (method == Method.HF || size.activeOrbitals() <= MAXIMUM_ACTIVE_ORBITALS);
        return indexable && estimate.totalBytes() < Long.MAX_VALUE && estimate.totalBytes() <= availableBytes;
    }

    /**
     * Returns the active space with the most determinants that lies within the one asked for and that a worker can hold;
     * of equals the one with the most electrons. Empty when none with an empty orbital fits.
     */
    public static Optional<ActiveSpaceSize> largestActiveSpaceThatFits(
            Method method, CalculationSize asked, long availableBytes) {
        Optional<CalculationSize> largest = Optional.empty();
        int unpaired = asked.alphaElectrons() - asked.betaElectrons();
        for (int electrons = asked.activeElectrons(); electrons >= Math.max(1, unpaired); electrons -= 2) {
            Optional<CalculationSize> candidate = mostOrbitals(method, asked, electrons, availableBytes);
            if (candidate.isPresent()
                    && (largest.isEmpty() || determinants(candidate.get()) > determinants(largest.get()))) {
                largest = candidate;
            }
        }
        return largest.map(size -> new ActiveSpaceSize(size.activeElectrons(), size.activeOrbitals()));
    }

    private static Optional<CalculationSize> mostOrbitals(
            Method method, CalculationSize asked, int electrons, long availableBytes) {
        int removedPairs = (asked.activeElectrons() - electrons) / 2;
        int alpha = asked.alphaElectrons() - removedPairs;
        int beta = asked.betaElectrons() - removedPairs;
        for (int orbitals = asked.activeOrbitals() - removedPairs; orbitals > alpha; orbitals--) {
            CalculationSize size = new CalculationSize(
                    asked.basisFunctions(), asked.frozenOrbitals() + removedPairs, orbitals, alpha, beta);
            if (fits(method, size, availableBytes)) {
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

    /** Single and double excitations of each string; as many electrons of either spin share them. */
    private static long excitations(CalculationSize size) {
        long alpha = excitations(size.activeOrbitals(), size.alphaElectrons());
        return size.alphaElectrons() == size.betaElectrons()
                ? alpha
                : plus(alpha, excitations(size.activeOrbitals(), size.betaElectrons()));
    }

    private static long excitations(int orbitals, int electrons) {
        long empty = (long) orbitals - electrons;
        long singles = electrons * (empty + 1);
        long doubles = triangle(electrons - 1L) * triangle(empty - 1);
        return times(BYTES_PER_EXCITATION, times(strings(orbitals, electrons), 1 + singles + doubles));
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
