package dev.groundstate.engine.determinant;

import dev.groundstate.engine.run.WorkCounter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * The determinants of lowest energy, among which an operator is diagonalised at once: where a Davidson iteration starts,
 * and what it inverts instead of the diagonal.
 *
 * <p>Where both spins have the same strings, functions are (Φ_ij ± Φ_ji)/√2 and Φ_ii. Each sign and each symmetry label is
 * a block of its own: vectors made of one block are symmetric or antisymmetric, and zero where the label is another, to the
 * last bit. Immutable.
 */
final class ModelSpace {

    /** Determinants, or pairs of them: enough to bring states of every symmetry in their order at next to no cost. */
    private static final int LARGEST = 160;

    private final SymmetricOperator operator;
    private final List<Block> blocks;
    private final boolean whole;

    /**
     * Functions of one exchange symmetry and one label.
     *
     * @param index place among the blocks
     * @param label of every determinant
     * @param symmetry 1 or −1 where both spins have the same strings, else 0
     * @param alpha alpha string of each function
     * @param beta beta string of each function; the function with both exchanged is part of it
     * @param values eigenvalues, rising
     * @param vectors eigenvectors
     */
    record Block(int index, long label, int symmetry, int[] alpha, int[] beta, double[] values, double[][] vectors) {

        /** Returns what a function has of the determinant it is named by, its mirror image aside. */
        double weight(int function) {
            return symmetry == 0 || alpha[function] == beta[function] ? 1 : Math.sqrt(0.5);
        }
    }

    /**
     * A start.
     *
     * @param block the block it belongs to
     * @param index its place in the block
     */
    record Guess(Block block, int index) {
        double value() {
            return block.values()[index];
        }

        /** Returns the square of the largest coefficient. */
        double prevailingWeight() {
            double largest = 0;
            for (double coefficient : block.vectors()[index]) {
                largest = Math.max(largest, coefficient * coefficient);
            }
            return largest;
        }
    }

    ModelSpace(SymmetricOperator operator, DeterminantSpace space, WorkCounter work) {
        this.operator = operator;
        boolean alike = space.alpha() == space.beta();
        List<int[]> chosen = lowest(space, alike, work);
        long all = alike ? (space.determinants() + space.alpha().count()) / 2 : space.determinants();
        this.whole = chosen.size() == all;
        Map<Long, List<int[]>> byLabel = new TreeMap<>();
        for (int[] determinant : chosen) {
            long label = operator.label(determinant[0], determinant[1]);
            byLabel.computeIfAbsent(label, key -> new ArrayList<>()).add(determinant);
        }
        List<Block> found = new ArrayList<>();
        byLabel.forEach((label, functions) -> {
            found.add(diagonalise(found.size(), label, alike ? 1 : 0, functions, work));
            List<int[]> unlike = functions.stream()
                    .filter(pair -> alike && pair[0] != pair[1])
                    .toList();
            if (!unlike.isEmpty()) {
                found.add(diagonalise(found.size(), label, -1, unlike, work));
            }
        });
        this.blocks = List.copyOf(found);
    }

    /** Returns the blocks. */
    List<Block> blocks() {
        return blocks;
    }

    /** Returns whether every determinant is in. */
    boolean whole() {
        return whole;
    }

    /** Returns all eigenvectors by rising value. */
    List<Guess> guesses() {
        List<Guess> guesses = new ArrayList<>();
        for (Block block : blocks) {
            for (int index = 0; index < block.values().length; index++) {
                guesses.add(new Guess(block, index));
            }
        }
        guesses.sort(Comparator.comparingDouble(Guess::value));
        return guesses;
    }

    /** Returns the determinants of lowest diagonal element by rising value; of mirror images the one with i ≥ j. */
    private List<int[]> lowest(DeterminantSpace space, boolean alike, WorkCounter work) {
        double[] row = new double[space.beta().count()];
        double[] energies = new double[LARGEST];
        int[][] chosen = new int[LARGEST][];
        int count = 0;
        for (int i = 0; i < space.alpha().count(); i++) {
            operator.diagonal(i, row);
            int end = alike ? i + 1 : row.length;
            for (int j = 0; j < end; j++) {
                if (count == LARGEST && row[j] >= energies[count - 1]) {
                    continue;
                }
                int place = count < LARGEST ? count++ : count - 1;
                for (; place > 0 && energies[place - 1] > row[j]; place--) {
                    energies[place] = energies[place - 1];
                    chosen[place] = chosen[place - 1];
                }
                energies[place] = row[j];
                chosen[place] = new int[] {i, j};
            }
            work.add(10L * row.length);
        }
        return List.of(Arrays.copyOf(chosen, count));
    }

    private Block diagonalise(int index, long label, int symmetry, List<int[]> functions, WorkCounter work) {
        int size = functions.size();
        DMatrixRMaj matrix = new DMatrixRMaj(size, size);
        for (int a = 0; a < size; a++) {
            for (int b = 0; b <= a; b++) {
                double element = element(symmetry, functions.get(a), functions.get(b));
                matrix.set(a, b, element);
                matrix.set(b, a, element);
            }
            work.add(100L * a);
        }
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(size, true, true);
        if (!eigen.decompose(matrix)) {
            throw new IllegalStateException("the eigenvalues of a " + size + " x " + size + " matrix were not found");
        }
        Integer[] order = new Integer[size];
        Arrays.setAll(order, k -> k);
        Arrays.sort(
                order, Comparator.comparingDouble(k -> eigen.getEigenvalue(k).getReal()));
        double[] values = new double[size];
        double[][] vectors = new double[size][];
        for (int k = 0; k < size; k++) {
            values[k] = eigen.getEigenvalue(order[k]).getReal();
            vectors[k] = eigen.getEigenVector(order[k]).getData();
        }
        return new Block(
                index,
                label,
                symmetry,
                functions.stream().mapToInt(pair -> pair[0]).toArray(),
                functions.stream().mapToInt(pair -> pair[1]).toArray(),
                values,
                vectors);
    }

    /** ⟨a|H|b⟩ for normalised functions, with ⟨ij|H|kl⟩ = ⟨ji|H|lk⟩. */
    private double element(int symmetry, int[] a, int[] b) {
        double direct = operator.element(a[0], a[1], b[0], b[1]);
        boolean single = a[0] == a[1];
        boolean other = b[0] == b[1];
        if (symmetry == 0 || (single && other)) {
            return direct;
        }
        if (single || other) {
            return Math.sqrt(2) * direct;
        }
        return direct + symmetry * operator.element(a[0], a[1], b[1], b[0]);
    }
}
