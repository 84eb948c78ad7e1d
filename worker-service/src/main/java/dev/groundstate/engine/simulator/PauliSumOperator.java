package dev.groundstate.engine.simulator;

import dev.groundstate.engine.linalg.Simd;
import dev.groundstate.engine.qubit.PauliString;
import dev.groundstate.engine.qubit.PauliSum;
import dev.groundstate.engine.run.ParallelWork;
import dev.groundstate.engine.run.RunControl;
import dev.groundstate.engine.run.WorkCounter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A sum of Pauli strings as an operator on states.
 *
 * <p>All strings with the same flips x are one diagonal operator before one permutation: (Hψ)_b = Σ_x D_x(b⊕x) ψ_{b⊕x},
 * D_x(b) = Σ_z c_xz i^|x∧z| (−1)^|z∧b|. D is made a row at a time: the qubits of a row contribute one of 64 rows of signs, the
 * others one sign. Holds scratch: not thread-safe.
 */
public final class PauliSumOperator {

    /** Qubits of a row, at most. */
    private static final int ROW_QUBITS = 6;

    /** Amplitudes that are worked out before the next ones: 128 kB with their operands. */
    private static final int BLOCK = 1 << 12;

    /** Blocks that pay for threads. */
    private static final int LEAST_BLOCKS_FOR_THREADS = 16;

    private final int qubits;
    private final int width;
    private final List<Group> groups = new ArrayList<>();
    private final double[][] signs;
    private final RowKernels kernels;
    private final List<Scratch> scratch = new ArrayList<>();
    private final int blockLength;

    /** What a thread works with: the factors of a row, and a block of the product. */
    private record Scratch(double[] factors, double[] re, double[] im) {}

    /**
     * Strings with the same flips whose numbers of Y are all even, or all odd.
     *
     * @param flips x
     * @param imaginary whether i^|x∧z| is ±i
     * @param z masks of the strings
     * @param coefficients with the sign of i^|x∧z| folded in
     */
    private record Group(int flips, boolean imaginary, int[] z, double[] coefficients) {}

    /** Prepares a sum. */
    public PauliSumOperator(PauliSum sum) {
        this(sum, Simd.available());
    }

    PauliSumOperator(PauliSum sum, boolean vectors) {
        if (sum.qubits() > StateVector.MOST_QUBITS) {
            throw new IllegalArgumentException(
                    "expected at most " + StateVector.MOST_QUBITS + " qubits, got " + sum.qubits());
        }
        this.qubits = sum.qubits();
        this.width = 1 << Math.min(ROW_QUBITS, qubits);
        this.signs = new double[width][width];
        for (int z = 0; z < width; z++) {
            for (int b = 0; b < width; b++) {
                signs[z][b] = sign(z & b);
            }
        }
        this.kernels = vectors && qubits >= ROW_QUBITS ? new VectorRowKernels() : new PlainRowKernels();
        this.blockLength = Math.min(BLOCK, 1 << qubits);
        int first = 0;
        while (first < sum.terms()) {
            long flips = sum.strings()[first].x();
            int end = first;
            while (end < sum.terms() && sum.strings()[end].x() == flips) {
                end++;
            }
            addGroup(sum, first, end, false);
            addGroup(sum, first, end, true);
            first = end;
        }
    }

    private void addGroup(PauliSum sum, int first, int end, boolean imaginary) {
        int[] z = new int[end - first];
        double[] coefficients = new double[end - first];
        int count = 0;
        for (int k = first; k < end; k++) {
            PauliString string = sum.strings()[k];
            if ((string.yCount() & 1) != 0 == imaginary) {
                z[count] = (int) string.z();
                coefficients[count++] = (string.yCount() & 2) == 0 ? sum.coefficients()[k] : -sum.coefficients()[k];
            }
        }
        if (count > 0) {
            int flips = (int) sum.strings()[first].x();
            groups.add(new Group(flips, imaginary, Arrays.copyOf(z, count), Arrays.copyOf(coefficients, count)));
        }
    }

    private static double sign(int bits) {
        return (Integer.bitCount(bits) & 1) == 0 ? 1 : -1;
    }

    /**
     * Replaces {@code y} by the operator times {@code x}.
     *
     * @return ⟨x|H|x⟩
     */
    public double apply(StateVector x, StateVector y, RunControl control) {
        return inBlocks(x, control, (start, block) -> {
            System.arraycopy(block.re, 0, y.re(), start, blockLength);
            System.arraycopy(block.im, 0, y.im(), start, blockLength);
        });
    }

    /** Returns ⟨x|H|x⟩. */
    public double expectation(StateVector x, RunControl control) {
        return inBlocks(x, control, (start, block) -> {});
    }

    /** What becomes of a block of the product. */
    private interface BlockConsumer {
        void accept(int start, Scratch block);
    }

    /** Works out the product block by block and returns the sum of the blocks' expectations, in their order. */
    private double inBlocks(StateVector x, RunControl control, BlockConsumer consumer) {
        int blocks = x.length() / blockLength;
        int threads = blocks < LEAST_BLOCKS_FOR_THREADS ? 1 : control.threads();
        while (scratch.size() < threads) {
            scratch.add(new Scratch(new double[width], new double[blockLength], new double[blockLength]));
        }
        double[] expectations = new double[blocks];
        ParallelWork.run(blocks, threads, control, (number, worker, work) -> {
            Scratch block = scratch.get(worker);
            expectations[number] = block(x, number * blockLength, block, work);
            consumer.accept(number * blockLength, block);
        });
        double sum = 0;
        for (double expectation : expectations) {
            sum += expectation;
        }
        return sum;
    }

    /** Works out a block of H x and returns its inner product with that of x. */
    private double block(StateVector x, int start, Scratch block, WorkCounter work) {
        Arrays.fill(block.re, 0);
        Arrays.fill(block.im, 0);
        for (Group group : groups) {
            int flippedRows = group.flips & -width;
            for (int row = 0; row < blockLength; row += width) {
                int source = (start + row) ^ flippedRows;
                fillFactors(group, source, block.factors);
                addRow(group, x, source, row, block);
                work.add((long) width * (group.z.length + 4));
            }
        }
        double product = 0;
        for (int j = 0; j < blockLength; j++) {
            product += x.re()[start + j] * block.re[j] + x.im()[start + j] * block.im[j];
        }
        return product;
    }

    private void fillFactors(Group group, int source, double[] factors) {
        Arrays.fill(factors, 0);
        for (int k = 0; k < group.z.length; k++) {
            double factor = sign(group.z[k] & source) * group.coefficients[k];
            kernels.addSigns(factors, factor, signs[group.z[k] & (width - 1)], width);
        }
    }

    private void addRow(Group group, StateVector x, int source, int row, Scratch block) {
        int flips = group.flips & (width - 1);
        double[] fromRe = group.imaginary ? x.im() : x.re();
        double[] fromIm = group.imaginary ? x.re() : x.im();
        double sign = group.imaginary ? -1 : 1;
        kernels.addFlipped(block.re, row, fromRe, source, block.factors, sign, flips, width);
        kernels.addFlipped(block.im, row, fromIm, source, block.factors, 1, flips, width);
    }
}
