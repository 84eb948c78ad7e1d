package dev.groundstate.engine.calculation;

import dev.groundstate.engine.ansatz.AnsatzChoice;
import dev.groundstate.engine.ansatz.UnitaryCoupledCluster;
import dev.groundstate.engine.determinant.Davidson;
import dev.groundstate.engine.determinant.HamiltonianOperator;
import dev.groundstate.engine.determinant.SpaceSize;
import dev.groundstate.engine.hamiltonian.ActiveSpace;
import dev.groundstate.engine.optimizer.OptimizationMethod;
import dev.groundstate.engine.vqe.Vqe;
import dev.groundstate.engine.vqe.VqeSettings;

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

    /** Returns the need of a calculation with some basis functions. */
    public static MemoryNeed of(
            CalculationMethod method, OptimizationMethod optimizer, int functions, ActiveSpace space) {
        try {
            return switch (method) {
                case HARTREE_FOCK, UNRESTRICTED_HARTREE_FOCK -> new MemoryNeed(1, 0, fieldBytes(functions));
                case VQE, FCI -> correlated(method, optimizer, functions, space);
            };
        } catch (ArithmeticException overflow) {
            return new MemoryNeed(Long.MAX_VALUE, 0, Long.MAX_VALUE);
        }
    }

    private static MemoryNeed correlated(
            CalculationMethod method, OptimizationMethod optimizer, int functions, ActiveSpace space) {
        int n = space.spatialOrbitals();
        int alpha = space.alphaElectrons();
        int beta = space.betaElectrons();
        SpaceSize size = SpaceSize.of(n, alpha, beta);
        boolean vqe = method == CalculationMethod.VQE;
        long solver = vqe
                ? Vqe.bytes(
                        new VqeSettings(new AnsatzChoice.FactorisedCoupledCluster(), optimizer, 1, 1, 0),
                        n,
                        alpha,
                        beta)
                : Math.addExact(HamiltonianOperator.bytes(n, alpha, beta), Davidson.bytes(size, 1));
        long activeIntegrals = packedBytes(n);
        long half = Math.multiplyExact(8 * pairs(functions), pairs(n));
        long transforming = Math.addExact(fieldBytes(functions), Math.addExact(half, activeIntegrals));
        long solving = Math.addExact(solver, activeIntegrals);
        return new MemoryNeed(
                size.determinants(),
                vqe ? UnitaryCoupledCluster.parameterCount(n, alpha, beta) : 0,
                Math.max(transforming, solving));
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
    public static void requireFits(
            CalculationMethod method, OptimizationMethod optimizer, int functions, ActiveSpace space, long limitBytes) {
        MemoryNeed need = of(method, optimizer, functions, space);
        if (need.fits(space, limitBytes)) {
            return;
        }
        throw new IllegalArgumentException(method + " of " + space.electrons() + " electrons in "
                + space.spatialOrbitals() + " orbitals over " + functions + " basis functions needs "
                + (need.peakBytes == Long.MAX_VALUE ? "more than 2^63" : Long.toString(need.peakBytes))
                + " bytes, the limit is " + limitBytes + " bytes; "
                + largestThatFits(method, optimizer, functions, space, limitBytes));
    }

    private boolean fits(ActiveSpace space, long limitBytes) {
        return peakBytes <= limitBytes && (determinants == 1 || space.spatialOrbitals() <= MOST_ACTIVE_ORBITALS);
    }

    /** Says which space within the one asked for has the most determinants of those that fit. */
    private static String largestThatFits(
            CalculationMethod method, OptimizationMethod optimizer, int functions, ActiveSpace asked, long limitBytes) {
        long most = 0;
        String words = "no active space fits, take a smaller basis set";
        int paired = Math.min(asked.alphaElectrons(), asked.betaElectrons());
        for (int removed = 0; removed <= paired; removed++) {
            int alpha = asked.alphaElectrons() - removed;
            int beta = asked.betaElectrons() - removed;
            for (int n = asked.spatialOrbitals() - removed; n >= Math.max(1, Math.max(alpha, beta)); n--) {
                ActiveSpace smaller = new ActiveSpace(asked.frozenOrbitals() + removed, n, alpha, beta);
                MemoryNeed need = of(method, optimizer, functions, smaller);
                if (need.fits(smaller, limitBytes)) {
                    if (need.determinants > most) {
                        most = need.determinants;
                        words = "the largest active space that fits is " + smaller.electrons() + " electrons in " + n
                                + " orbitals";
                    }
                    break;
                }
            }
        }
        return words;
    }
}
