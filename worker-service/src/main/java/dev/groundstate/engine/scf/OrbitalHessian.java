package dev.groundstate.engine.scf;

import java.util.ArrayList;
import java.util.List;

/**
 * First and second derivatives of the energy of a determinant by rotations of its orbitals.
 *
 * <p>Orbitals C exp(κ), κ antisymmetric, mix orbitals of different occupation: κ_pq for a higher class p (empty over
 * half-full over full) and a lower one q. With D = [κ, N] of each spin and its response G[D],
 *
 * <p>E(κ) = E + Σ tr κ [N, F] + Σ tr κ (½ [D, F] + ½ [N, [F, κ]] + [N, G[D]]) / 2.
 *
 * <p>The parameters are y_pq = κ_pq √w, w the number of spins for which p is empty and q full: |y| is the length of the
 * rotation of all spin orbitals. Everything here is <em>half</em> a derivative by y: E(y) = E + 2 g·y + y·A y, where A of a
 * closed shell or of separate orbitals is the A + B of Hartree-Fock stability. Seeger and Pople, J. Chem. Phys. 66, 3045
 * (1977); Helgaker, Jørgensen and Olsen, Molecular Electronic-Structure Theory (2000), section 10.1. Not for two callers at a
 * time.
 */
final class OrbitalHessian {

    /** Entries of a Fock matrix up to here, in hartree, change no eigenvalue by more than themselves. */
    private static final double LARGEST_ZERO = 1e-7;

    private static final double[] NOTHING = {};

    /** A rotation of orbital {@code lower} towards orbital {@code upper} of a set. */
    private record Rotation(int set, int upper, int lower, double scale) {}

    private final FieldEquations equations;
    private final Shells shells;

    /** Whether the spins of a closed shell turn in opposite directions. */
    private final boolean opposite;

    private final int size;
    private final int functions;
    private final double[][] orbitals;

    /** Coefficients of the orbitals of each set over the basis functions, and their transposes. */
    private final double[][] coefficients;

    private final double[][] transposed;

    /** F_σ over the orbitals, one for each density. */
    private final double[][] focks;

    /** Whether F_σ is diagonal, as it is over the canonical orbitals of a solution with one occupation an orbital set. */
    private final boolean[] diagonal;

    private final List<Rotation> rotations = new ArrayList<>();

    private OrbitalHessian(FieldEquations equations, Shells shells, DeterminantField field, boolean opposite) {
        this.equations = equations;
        this.shells = shells;
        this.opposite = opposite;
        this.size = equations.size();
        this.functions = equations.functions();
        this.orbitals = field.orbitals();
        this.coefficients = new double[shells.sets()][];
        this.transposed = new double[shells.sets()][];
        for (int set = 0; set < shells.sets(); set++) {
            coefficients[set] = equations.coefficients(orbitals[set]);
            transposed[set] = DenseProduct.transpose(coefficients[set], functions, size);
            for (int upper = 0; upper < size; upper++) {
                for (int lower = 0; lower < upper; lower++) {
                    int spins = spins(set, upper, lower);
                    if (spins > 0) {
                        rotations.add(new Rotation(set, upper, lower, 1 / Math.sqrt(spins)));
                    }
                }
            }
        }
        this.focks = new double[shells.densities()][];
        this.diagonal = new boolean[focks.length];
        for (int d = 0; d < focks.length; d++) {
            equations.check();
            double[] ofSet = orbitals[shells.setOf(d)];
            double[] half = DenseProduct.multiply(field.focks()[d], ofSet, size, size, size);
            focks[d] = DenseProduct.multiply(DenseProduct.transpose(ofSet, size, size), half, size, size, size);
            diagonal[d] = isDiagonal(focks[d]);
        }
    }

    /** Returns the derivatives at a determinant among determinants of its own type. */
    static OrbitalHessian internal(FieldEquations equations, Shells shells, DeterminantField field) {
        return new OrbitalHessian(equations, shells, field, false);
    }

    /** Returns the derivatives at a closed shell by rotations of opposite sense for the spins, towards separate orbitals. */
    static OrbitalHessian external(FieldEquations equations, Shells shells, DeterminantField field) {
        if (shells.type() != HartreeFockType.RESTRICTED) {
            throw new IllegalArgumentException("expected a closed shell, got " + shells.type());
        }
        return new OrbitalHessian(equations, shells, field, true);
    }

    /** Returns the number of parameters. */
    int length() {
        return rotations.size();
    }

    /** Returns g. */
    double[] gradient() {
        double[] gradient = new double[rotations.size()];
        for (int k = 0; k < gradient.length; k++) {
            Rotation rotation = rotations.get(k);
            for (int d = 0; d < focks.length; d++) {
                if (turns(rotation, d)) {
                    gradient[k] += shells.electronsAnOrbital()
                            * rotation.scale
                            * focks[d][rotation.lower * size + rotation.upper];
                }
            }
        }
        return gradient;
    }

    /** Returns differences of orbital energies, the diagonal of A without its repulsion. */
    double[] diagonal() {
        double[] diagonal = new double[rotations.size()];
        for (int k = 0; k < diagonal.length; k++) {
            Rotation rotation = rotations.get(k);
            for (int d = 0; d < focks.length; d++) {
                if (turns(rotation, d)) {
                    diagonal[k] += shells.electronsAnOrbital()
                            * rotation.scale
                            * rotation.scale
                            * (focks[d][rotation.upper * (size + 1)] - focks[d][rotation.lower * (size + 1)]);
                }
            }
        }
        return diagonal;
    }

    /** Returns A y, for one Coulomb and one exchange matrix of each density. */
    double[] times(double[] y) {
        double[][] turns = turns(y, 1);
        double[][] densities = new double[focks.length][];
        for (int d = 0; d < focks.length; d++) {
            equations.check();
            densities[d] = density(d, turns[shells.setOf(d)]);
        }
        double[][] repulsion = equations.repulsion(densities, opposite);
        double[] product = new double[y.length];
        for (int d = 0; d < focks.length; d++) {
            equations.check();
            add(d, turns[shells.setOf(d)], repulsion[d], product);
        }
        return product;
    }

    /** Returns the orbitals of each set after the rotation exp(t κ). */
    double[][] rotated(double[] y, double t) {
        double[][] turns = turns(y, t);
        double[][] rotated = new double[turns.length][];
        for (int set = 0; set < turns.length; set++) {
            equations.check();
            rotated[set] = OrthonormalFunctions.orthonormalise(
                    DenseProduct.multiply(orbitals[set], exponential(turns[set]), size, size, size), size);
        }
        return rotated;
    }

    private int spins(int set, int upper, int lower) {
        int spins = 0;
        for (int d = 0; d < shells.densities(); d++) {
            if (shells.setOf(d) == set && upper >= shells.occupied(d) && lower < shells.occupied(d)) {
                spins += shells.electronsAnOrbital();
            }
        }
        return spins;
    }

    /** Returns whether a rotation changes a density. */
    private boolean turns(Rotation rotation, int d) {
        return rotation.set == shells.setOf(d)
                && rotation.upper >= shells.occupied(d)
                && rotation.lower < shells.occupied(d);
    }

    /** Returns t κ of each set. */
    private double[][] turns(double[] y, double t) {
        double[][] turns = new double[shells.sets()][size * size];
        for (int k = 0; k < y.length; k++) {
            Rotation rotation = rotations.get(k);
            double angle = t * rotation.scale * y[k];
            turns[rotation.set][rotation.upper * size + rotation.lower] = angle;
            turns[rotation.set][rotation.lower * size + rotation.upper] = -angle;
        }
        return turns;
    }

    /** Returns the change of a density over the basis functions, C_a κ_ai C_iᵀ and its transpose. */
    private double[] density(int d, double[] turn) {
        int set = shells.setOf(d);
        int occupied = shells.occupied(d);
        int empty = size - occupied;
        double[] block = block(turn, occupied, 0, empty, occupied);
        double[] half = DenseProduct.multiply(emptyCoefficients(set, occupied), block, functions, empty, occupied);
        double[] density = DenseProduct.multiply(half, transposed[set], functions, occupied, functions);
        for (int p = 0; p < functions; p++) {
            for (int q = 0; q <= p; q++) {
                double sum = density[p * functions + q] + density[q * functions + p];
                density[p * functions + q] = sum;
                density[q * functions + p] = sum;
            }
        }
        return density;
    }

    private double[] emptyCoefficients(int set, int occupied) {
        double[] empty = new double[functions * (size - occupied)];
        for (int p = 0; p < functions; p++) {
            System.arraycopy(coefficients[set], p * size + occupied, empty, p * (size - occupied), size - occupied);
        }
        return empty;
    }

    /** Adds the derivatives of one density's energy: entries qp of ½ [D, F] + ½ [N, [F, κ]] + [N, G]. */
    private void add(int d, double[] turn, double[] repulsion, double[] product) {
        int set = shells.setOf(d);
        int occupied = shells.occupied(d);
        int empty = size - occupied;
        double[] half = DenseProduct.multiply(transposed[set], repulsion, occupied, functions, functions);
        double[] response = DenseProduct.multiply(half, emptyCoefficients(set, occupied), occupied, functions, empty);
        double[] change = diagonal[d] ? NOTHING : DenseProduct.commutator(change(turn, occupied), focks[d], size);
        double[] ofTurn = diagonal[d] ? NOTHING : DenseProduct.multiply(focks[d], turn, size, size, size);
        for (int k = 0; k < product.length; k++) {
            Rotation rotation = rotations.get(k);
            int upper = rotation.upper;
            int lower = rotation.lower;
            double entry = 0;
            if (rotation.set == set && !diagonal[d]) {
                entry += 0.5 * change[lower * size + upper];
            }
            if (turns(rotation, d)) {
                entry += response[lower * empty + upper - occupied];
                entry += diagonal[d]
                        ? turn[upper * size + lower] * (focks[d][upper * (size + 1)] - focks[d][lower * (size + 1)])
                        : 0.5 * (ofTurn[lower * size + upper] + ofTurn[upper * size + lower]);
            }
            product[k] += shells.electronsAnOrbital() * rotation.scale * entry;
        }
    }

    /** Returns D = [κ, N]. */
    private double[] change(double[] turn, int occupied) {
        double[] change = new double[size * size];
        for (int a = occupied; a < size; a++) {
            for (int i = 0; i < occupied; i++) {
                change[a * size + i] = turn[a * size + i];
                change[i * size + a] = turn[a * size + i];
            }
        }
        return change;
    }

    private boolean isDiagonal(double[] matrix) {
        for (int p = 0; p < size; p++) {
            for (int q = 0; q < p; q++) {
                if (Math.abs(matrix[p * size + q]) > LARGEST_ZERO) {
                    return false;
                }
            }
        }
        return true;
    }

    private double[] block(double[] matrix, int firstRow, int firstColumn, int rows, int columns) {
        double[] block = new double[rows * columns];
        for (int row = 0; row < rows; row++) {
            System.arraycopy(matrix, (firstRow + row) * size + firstColumn, block, row * columns, columns);
        }
        return block;
    }

    /** Returns exp(κ) by the series of κ / 2^k, squared k times. */
    private double[] exponential(double[] turn) {
        double norm = Math.sqrt(DenseProduct.dot(turn, turn));
        int squarings = norm > 0.5 ? Math.getExponent(norm) + 2 : 0;
        double scale = Math.scalb(1.0, -squarings);
        double[] power = identity();
        double[] sum = identity();
        double[] small = turn.clone();
        for (int i = 0; i < small.length; i++) {
            small[i] *= scale;
        }
        // 0.5^13 / 13! is below rounding.
        for (int term = 1; term < 14; term++) {
            equations.check();
            power = DenseProduct.multiply(power, small, size, size, size);
            for (int i = 0; i < sum.length; i++) {
                power[i] /= term;
                sum[i] += power[i];
            }
        }
        for (int k = 0; k < squarings; k++) {
            equations.check();
            sum = DenseProduct.multiply(sum, sum, size, size, size);
        }
        return sum;
    }

    private double[] identity() {
        double[] identity = new double[size * size];
        for (int i = 0; i < size; i++) {
            identity[i * (size + 1)] = 1;
        }
        return identity;
    }
}
