package dev.groundstate.engine.symmetry;

import dev.groundstate.engine.basis.Basis;
import dev.groundstate.engine.integral.OneElectronIntegrals;
import dev.groundstate.engine.linalg.SymmetricEigenproblem;
import dev.groundstate.engine.run.RunControl;
import dev.groundstate.engine.run.WorkCounter;
import dev.groundstate.engine.scf.MolecularOrbitals;
import dev.groundstate.engine.symmetry.PointGroup.SymmetryOperation;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Orbitals with the irreducible representations that they belong to.
 *
 * <p>The character of an orbital is ⟨φ|R|φ⟩, 1 or -1 for each operation of an abelian group. Orbitals of one energy, which can
 * be mixed at will, are turned among themselves until this holds; their determinant is unchanged. What has no character still,
 * as when the field has less symmetry than the nuclei, is labelled {@value #MIXED}.
 *
 * @param group of the molecule
 * @param orbitals those given but for turns among orbitals of one energy
 * @param irreducibles the label of each orbital, in their order
 */
public record OrbitalSymmetry(PointGroup group, MolecularOrbitals orbitals, List<String> irreducibles) {

    /** The label of an orbital that belongs to no irreducible representation. */
    public static final String MIXED = "mixed";

    /** Orbitals whose energies differ by less, in hartree, may be mixed: far above what a converged field leaves. */
    private static final double DEGENERACY = 1e-6;

    /** Largest distance of a character from 1 or -1: rounding is far below, an orbital of less symmetry far above. */
    private static final double LARGEST_DEVIATION = 0.01;

    /** An overlap of R φ with another orbital up to here is zero. */
    private static final double LARGEST_ZERO = 1e-7;

    /** Copies the labels. */
    public OrbitalSymmetry {
        irreducibles = List.copyOf(irreducibles);
    }

    /**
     * Labels orbitals.
     *
     * @param overlap of the basis functions
     * @param halfFull orbitals after the full ones that hold one of two electrons; not mixed with others
     */
    public static OrbitalSymmetry of(
            PointGroup group,
            Basis basis,
            OneElectronIntegrals overlap,
            MolecularOrbitals orbitals,
            int halfFull,
            RunControl control) {
        int size = orbitals.size();
        double[] coefficients = orbitals.coefficients().clone();
        Map<Reflections, double[]> moved = new EnumMap<>(Reflections.class);
        WorkCounter work = new WorkCounter(control);
        for (SymmetryOperation operation : group.operations()) {
            double[] image = new FunctionTransformation(basis, operation).apply(coefficients, size, control);
            moved.put(operation.kind(), product(overlap, image, size, work));
        }
        double[] energies = orbitals.orbitalEnergies();
        List<String> labels = new ArrayList<>();
        int end;
        for (int start = 0; start < size; start = end) {
            end = start + 1;
            while (end < size
                    && end != orbitals.occupied()
                    && end != orbitals.occupied() + halfFull
                    && energies[end] - energies[end - 1] < DEGENERACY) {
                end++;
            }
            Cluster cluster = new Cluster(coefficients, moved, size, start, end - start);
            cluster.adapt();
            for (int k = 0; k < end - start; k++) {
                labels.add(cluster.label(group.abelian(), k));
            }
        }
        return new OrbitalSymmetry(
                group,
                new MolecularOrbitals(orbitals.functions(), size, coefficients, energies, orbitals.occupied())
                        .withSigns(),
                labels);
    }

    /** Returns the number of each orbital's representation as MOLPRO counts them; none at all where one belongs to none. */
    public List<Integer> numbers() {
        return irreducibles.contains(MIXED)
                ? List.of()
                : irreducibles.stream().map(group.abelian()::number).toList();
    }

    /** Returns S C. */
    private static double[] product(OneElectronIntegrals overlap, double[] coefficients, int size, WorkCounter work) {
        int functions = overlap.size();
        double[] product = new double[coefficients.length];
        for (int p = 0; p < functions; p++) {
            for (int q = 0; q < functions; q++) {
                double factor = overlap.get(p, q);
                for (int k = 0; k < size; k++) {
                    product[p * size + k] += factor * coefficients[q * size + k];
                }
                work.add(size);
            }
        }
        return product;
    }

    /** Orbitals of one energy. */
    private static final class Cluster {
        private final double[] coefficients;
        private final int size;
        private final int first;
        private final int count;

        /** ⟨φ_k|R|φ_l⟩ of each operation. */
        private final Map<Reflections, double[]> elements = new EnumMap<>(Reflections.class);

        Cluster(double[] coefficients, Map<Reflections, double[]> moved, int size, int first, int count) {
            this.coefficients = coefficients;
            this.size = size;
            this.first = first;
            this.count = count;
            moved.forEach((kind, image) -> {
                double[] matrix = new double[count * count];
                for (int row = 0; row < coefficients.length; row += size) {
                    for (int k = 0; k < count; k++) {
                        for (int l = 0; l < count; l++) {
                            matrix[k * count + l] += coefficients[row + first + k] * image[row + first + l];
                        }
                    }
                }
                elements.put(kind, matrix);
            });
        }

        /** Turns the orbitals to eigenvectors of all operations at once, those of one sum with weights of no relation. */
        void adapt() {
            if (isAdapted()) {
                return;
            }
            double[] sum = new double[count * count];
            int number = 0;
            for (double[] matrix : elements.values()) {
                double weight = Math.sqrt(2 + number++);
                for (int k = 0; k < count; k++) {
                    for (int l = 0; l < count; l++) {
                        sum[k * count + l] += 0.5 * weight * (matrix[k * count + l] + matrix[l * count + k]);
                    }
                }
            }
            double[] turn = SymmetricEigenproblem.solve(sum, count).vectors();
            for (int row = 0; row < coefficients.length; row += size) {
                double[] turned = new double[count];
                for (int k = 0; k < count; k++) {
                    for (int l = 0; l < count; l++) {
                        turned[l] += coefficients[row + first + k] * turn[k * count + l];
                    }
                }
                System.arraycopy(turned, 0, coefficients, row + first, count);
            }
            elements.replaceAll((kind, matrix) -> turned(matrix, turn));
        }

        /** Returns Tᵀ M T. */
        private double[] turned(double[] matrix, double[] turn) {
            double[] half = new double[count * count];
            double[] turned = new double[count * count];
            for (int k = 0; k < count; k++) {
                for (int l = 0; l < count; l++) {
                    for (int n = 0; n < count; n++) {
                        half[k * count + n] += matrix[k * count + l] * turn[l * count + n];
                    }
                }
            }
            for (int k = 0; k < count; k++) {
                for (int m = 0; m < count; m++) {
                    for (int n = 0; n < count; n++) {
                        turned[m * count + n] += turn[k * count + m] * half[k * count + n];
                    }
                }
            }
            return turned;
        }

        private boolean isAdapted() {
            for (double[] matrix : elements.values()) {
                for (int k = 0; k < count; k++) {
                    for (int l = 0; l < k; l++) {
                        if (Math.abs(matrix[k * count + l]) > LARGEST_ZERO) {
                            return false;
                        }
                    }
                }
            }
            return true;
        }

        String label(AbelianGroup group, int k) {
            for (double[] matrix : elements.values()) {
                if (Math.abs(Math.abs(matrix[k * count + k]) - 1) > LARGEST_DEVIATION) {
                    return MIXED;
                }
            }
            return group.irreducible(kind -> element(kind, k) > 0);
        }

        private double element(Reflections kind, int k) {
            double[] matrix = elements.get(kind);
            if (matrix == null) {
                throw new IllegalArgumentException("expected an operation of the group, got " + kind);
            }
            return matrix[k * count + k];
        }
    }
}
