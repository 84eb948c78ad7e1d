package dev.groundstate.engine.integral;

/**
 * The loops over lanes that quartets are made of, in two versions of equal results to the last bit.
 *
 * <p>One is written in plain loops, and is the faster one until the virtual machine has compiled the other, which uses the
 * vectors of the processor.
 */
sealed interface QuartetKernels permits ScalarKernels, VectorKernels {

    /**
     * Sets T, 2T, P - Q, -2α and 1/√(p+q) of items.
     *
     * @param bra a pair of the bra, {@code k} its pair of primitives
     * @param from first pair of primitives of the ket
     */
    void separate(ShellPair bra, int k, KetBlock ket, int from, int items, QuartetWorkspace work);

    /** Sets {@link QuartetWorkspace#seeds} from F of the highest order and e^{-T}: F_{m-1} = (2T F_m + e^{-T}) / (2m-1). */
    void seed(int order, int lanes, int items, QuartetWorkspace work);

    /** Sets {@link QuartetWorkspace#values} from the seeds. */
    void recur(QuartetTables tables, int lanes, int items, QuartetWorkspace work);

    /**
     * Adds items to {@link QuartetWorkspace#halfway}.
     *
     * @param k number of the bra pair of primitives among those in work
     * @param clear whether to start from zero
     */
    void contractKet(
            QuartetTables tables, KetBlock ket, int from, int items, int k, boolean clear, QuartetWorkspace work);

    /**
     * Adds bra pairs of primitives to {@link QuartetWorkspace#integrals}.
     *
     * @param values E of the bra
     * @param from first pair of primitives
     * @param clear whether to start from zero
     */
    void contractBra(
            QuartetTables tables,
            double[] values,
            int from,
            int count,
            int lanes,
            boolean clear,
            QuartetWorkspace work);
}
