package dev.groundstate.engine.calculation;

import dev.groundstate.engine.coupledcluster.CoupledCluster;
import dev.groundstate.engine.coupledcluster.CoupledClusterSettings;
import dev.groundstate.engine.coupledcluster.MoellerPlesset;
import dev.groundstate.engine.determinant.Davidson;
import dev.groundstate.engine.determinant.HamiltonianOperator;
import dev.groundstate.engine.determinant.ReducedDensities;
import dev.groundstate.engine.determinant.SpaceSize;
import dev.groundstate.engine.hamiltonian.ActiveSpace;
import dev.groundstate.engine.linalg.MatrixProduct;
import dev.groundstate.engine.vqe.Vqe;

/**
 * What a calculation takes, known before anything is allocated.
 *
 * @param determinants dimension of the determinant space, 1 for Hartree-Fock
 * @param parameters parameters of the ansatz, 0 for a method without one
 * @param peakBytes most bytes held at once, rather too many than too few; {@link Long#MAX_VALUE} when there are more
 */
public record MemoryNeed(long determinants, int parameters, long peakBytes) {

    /** Bits of an occupation string without its sign. */
    private static final int MOST_ACTIVE_ORBITALS = 63;

    /** Matrices over basis functions: eight pairs of each spin in the subspace, sums of each thread, and as many. */
    private static final int MATRICES = 100;

    /** Threads whose scratch is counted, whatever the worker has. */
    private static final int MOST_THREADS = 16;

    /** A string's rows of sixteen numbers in the tiles of state and adjoint state. */
    private static final long BYTES_OF_TILES = 256;

    /** Orbitals up to which the two-particle density matrix is worked out: n⁴ numbers, and a few times as many on the way. */
    private static final int MOST_ORBITALS_OF_DENSITIES = 32;

    /** Returns the need of a calculation with some basis functions. */
    public static MemoryNeed of(CalculationMethod method, int functions, ActiveSpace space) {
        try {
            return counted(method, functions, space);
        } catch (ArithmeticException overflow) {
            return new MemoryNeed(Long.MAX_VALUE, 0, Long.MAX_VALUE);
        }
    }

    private static MemoryNeed counted(CalculationMethod method, int functions, ActiveSpace space) {
        return switch (method) {
            case CalculationMethod.HartreeFock _, CalculationMethod.UnrestrictedHartreeFock _ ->
                new MemoryNeed(1, 0, fieldBytes(functions));
            case CalculationMethod.MoellerPlesset _ -> new MemoryNeed(1, 0, perturbed(functions, space));
            case CalculationMethod.CoupledCluster _ ->
                new MemoryNeed(
                        1,
                        0,
                        Math.max(
                                transforming(functions, space),
                                Math.addExact(
                                        packedBytes(space.spatialOrbitals()),
                                        CoupledCluster.bytes(
                                                space.spatialOrbitals(),
                                                space.alphaElectrons(),
                                                CoupledClusterSettings.standard()
                                                        .subspace(),
                                                MOST_THREADS))));
            case CalculationMethod.FullConfigurationInteraction(int states) -> {
                int n = space.spatialOrbitals();
                SpaceSize size = SpaceSize.of(n, space.alphaElectrons(), space.betaElectrons());
                long solver = Math.addExact(
                        HamiltonianOperator.bytes(n, space.alphaElectrons(), space.betaElectrons()),
                        Davidson.bytes(size, states));
                yield solved(functions, space, 0, Math.max(solver, describing(n, size, states)));
            }
            case CalculationMethod.Variational variational -> {
                int n = space.spatialOrbitals();
                int alpha = space.alphaElectrons();
                int beta = space.betaElectrons();
                yield solved(
                        functions,
                        space,
                        variational.ansatz().parameterCount(n, alpha, beta),
                        Math.max(
                                Vqe.bytes(variational.settings(1, 1, 0), n, alpha, beta),
                                describing(n, SpaceSize.of(n, alpha, beta), 2)));
            }
        };
    }

    /** Returns the bytes of scratch that each thread beyond the first takes, from one. */
    static long bytesOfAThread(CalculationMethod method, ActiveSpace space) {
        return switch (method) {
            case CalculationMethod.HartreeFock _,
                    CalculationMethod.UnrestrictedHartreeFock _,
                    CalculationMethod.MoellerPlesset _,
                    CalculationMethod.CoupledCluster _ -> MatrixProduct.bytes(1);
            case CalculationMethod.FullConfigurationInteraction _, CalculationMethod.Variational _ -> {
                int n = space.spatialOrbitals();
                int alpha = space.alphaElectrons();
                int beta = space.betaElectrons();
                long product =
                        HamiltonianOperator.bytes(n, alpha, beta, 2) - HamiltonianOperator.bytes(n, alpha, beta, 1);
                SpaceSize size = SpaceSize.of(n, alpha, beta);
                yield product + BYTES_OF_TILES * (size.alphaStrings() + 2 * size.betaStrings());
            }
        };
    }

    private static MemoryNeed solved(int functions, ActiveSpace space, int parameters, long solverBytes) {
        return new MemoryNeed(
                SpaceSize.of(space.spatialOrbitals(), space.alphaElectrons(), space.betaElectrons())
                        .determinants(),
                parameters,
                Math.max(
                        transforming(functions, space),
                        Math.addExact(solverBytes, packedBytes(space.spatialOrbitals()))));
    }

    /** Returns whether both density matrices of a state are worked out. */
    static boolean holdsDensities(ActiveSpace space) {
        return space.spatialOrbitals() <= MOST_ORBITALS_OF_DENSITIES;
    }

    /** States found, one of them transposed, and their density matrices. */
    private static long describing(int orbitals, SpaceSize size, int states) {
        long densities = orbitals <= MOST_ORBITALS_OF_DENSITIES ? ReducedDensities.bytes(orbitals) : 0;
        return Math.addExact(Math.multiplyExact(states + 1L, size.vectorBytes()), densities);
    }

    /** Returns the bytes of second-order perturbation theory. */
    static long perturbed(int functions, ActiveSpace space) {
        return Math.max(
                transforming(functions, space),
                Math.addExact(
                        packedBytes(space.spatialOrbitals()),
                        MoellerPlesset.bytes(space.spatialOrbitals(), space.alphaElectrons())));
    }

    private static long transforming(int functions, ActiveSpace space) {
        int n = space.spatialOrbitals();
        long half = Math.multiplyExact(8 * pairs(functions), pairs(n));
        return Math.addExact(fieldBytes(functions), Math.addExact(half, packedBytes(n)));
    }

    private static long pairs(long functions) {
        return functions * (functions + 1) / 2;
    }

    private static long packedBytes(int functions) {
        return Math.multiplyExact(8, pairs(pairs(functions)));
    }

    private static long fieldBytes(int functions) {
        return Math.addExact(packedBytes(functions), 8L * MATRICES * functions * functions);
    }

    /**
     * Refuses what does not fit.
     *
     * @throws IllegalArgumentException with the bytes needed, the limit, and the largest active space that fits
     */
    public static void requireFits(CalculationMethod method, int functions, ActiveSpace space, long limitBytes) {
        MemoryNeed need = of(method, functions, space);
        if (need.fits(space, limitBytes)) {
            return;
        }
        throw new IllegalArgumentException(method.abbreviation() + " of " + space.electrons()
                + " electrons in " + space.spatialOrbitals() + " orbitals over " + functions + " basis functions needs "
                + (need.peakBytes == Long.MAX_VALUE ? "more than 2^63" : Long.toString(need.peakBytes))
                + " bytes, the limit is " + limitBytes + " bytes; "
                + largestThatFits(method, functions, space, limitBytes));
    }

    private boolean fits(ActiveSpace space, long limitBytes) {
        return peakBytes <= limitBytes && (determinants == 1 || space.spatialOrbitals() <= MOST_ACTIVE_ORBITALS);
    }

    /** Says which space within the one asked for has the most determinants of those that fit. */
    private static String largestThatFits(CalculationMethod method, int functions, ActiveSpace asked, long limitBytes) {
        long most = 0;
        String words = "no active space fits, take a smaller basis set";
        int paired = Math.min(asked.alphaElectrons(), asked.betaElectrons());
        for (int removed = 0; removed <= paired; removed++) {
            int alpha = asked.alphaElectrons() - removed;
            int beta = asked.betaElectrons() - removed;
            for (int n = asked.spatialOrbitals() - removed; n >= Math.max(1, Math.max(alpha, beta)); n--) {
                ActiveSpace smaller = new ActiveSpace(asked.frozenOrbitals() + removed, n, alpha, beta);
                if (of(method, functions, smaller).fits(smaller, limitBytes)) {
                    long size = size(smaller);
                    if (size > most) {
                        most = size;
                        words = "the largest active space that fits is " + smaller.electrons() + " electrons in " + n
                                + " orbitals";
                    }
                    break;
                }
            }
        }
        return words;
    }

    private static long size(ActiveSpace space) {
        try {
            return SpaceSize.of(space.spatialOrbitals(), space.alphaElectrons(), space.betaElectrons())
                    .determinants();
        } catch (ArithmeticException overflow) {
            return Long.MAX_VALUE;
        }
    }
}
