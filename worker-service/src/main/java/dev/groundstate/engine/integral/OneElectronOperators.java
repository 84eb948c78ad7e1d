package dev.groundstate.engine.integral;

import dev.groundstate.engine.basis.AngularFunction.Monomial;
import dev.groundstate.engine.basis.Basis;
import dev.groundstate.engine.basis.CentredShellGroup;
import dev.groundstate.engine.molecule.Atom;
import dev.groundstate.engine.run.RunControl;
import dev.groundstate.engine.run.WorkCounter;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Matrices of overlap, kinetic energy, multipole moments and nuclear attraction over the functions of a basis. */
final class OneElectronOperators {

    /** The integral of one pair of monomials, in units of the overlap of two s functions, from the expansion of each axis. */
    @FunctionalInterface
    private interface Operator {
        double element(HermiteExpansion x, HermiteExpansion y, HermiteExpansion z, Monomial m, Monomial n, double b);
    }

    private OneElectronOperators() {}

    /** Returns the overlap ⟨a|b⟩, row-major. */
    static double[] overlap(Basis basis, RunControl control) {
        return matrix(
                basis,
                0,
                (x, y, z, m, n, b) -> x.get(m.x(), n.x(), 0) * y.get(m.y(), n.y(), 0) * z.get(m.z(), n.z(), 0),
                control);
    }

    /**
     * Returns the kinetic energy ⟨a| -½∇² |b⟩, row-major.
     *
     * <p>Along one axis the kinetic energy of a product of Gaussians is T_ij = -2b² S_{i,j+2} + b(2j+1) S_ij - ½j(j-1)
     * S_{i,j-2}.
     */
    static double[] kinetic(Basis basis, RunControl control) {
        return matrix(
                basis,
                2,
                (x, y, z, m, n, b) -> {
                    double sx = x.get(m.x(), n.x(), 0);
                    double sy = y.get(m.y(), n.y(), 0);
                    double sz = z.get(m.z(), n.z(), 0);
                    return kinetic(x, m.x(), n.x(), b) * sy * sz
                            + sx * kinetic(y, m.y(), n.y(), b) * sz
                            + sx * sy * kinetic(z, m.z(), n.z(), b);
                },
                control);
    }

    /**
     * Returns the moment ⟨a| (x-X)^i (y-Y)^j (z-Z)^k |b⟩, row-major.
     *
     * @param origin X, Y, Z in bohr
     * @param powers i, j, k
     */
    static double[] moment(Basis basis, double[] origin, int[] powers, RunControl control) {
        int size = basis.functions();
        double[] matrix = new double[size * size];
        int highest = Math.max(powers[0], Math.max(powers[1], powers[2]));
        fill(
                basis,
                matrix,
                highest,
                centre -> {
                    double[] shift = {centre.x() - origin[0], centre.y() - origin[1], centre.z() - origin[2]};
                    return (x, y, z, m, n, b) -> moment(x, m.x(), n.x(), shift[0], powers[0])
                            * moment(y, m.y(), n.y(), shift[1], powers[1])
                            * moment(z, m.z(), n.z(), shift[2], powers[2]);
                },
                control);
        return matrix;
    }

    /**
     * Adds the attraction of nuclei, -Σ_C Z_C ⟨a| 1/r_C |b⟩, to a matrix, row-major.
     *
     * @param pairs of shell groups, each unordered pair at most once; the others keep their entries
     */
    static void attraction(List<Atom> nuclei, List<ShellPair> pairs, double[] matrix, int size, RunControl control) {
        double[] packed = new double[size * (size + 1) / 2];
        int order = pairs.stream().mapToInt(pair -> pair.order).max().orElse(0);
        HermiteCoulomb coulomb = new HermiteCoulomb(order);
        double[] potential = new double[HermiteIndex.count(order)];
        double factor = 2 * Math.PI / ShellPair.REPULSION_FACTOR;
        for (ShellPair pair : pairs) {
            control.check();
            PairStructure structure = pair.structure;
            double[] values = pair.values(structure);
            for (int k = 0; k < pair.primitives; k++) {
                Arrays.fill(potential, 0, pair.hermites, 0);
                for (Atom atom : nuclei) {
                    double[] r = coulomb.evaluate(
                            pair.order,
                            pair.exponent[k],
                            pair.centre[3 * k] - atom.x(),
                            pair.centre[3 * k + 1] - atom.y(),
                            pair.centre[3 * k + 2] - atom.z(),
                            -atom.atomicNumber() * factor);
                    for (int h = 0; h < pair.hermites; h++) {
                        potential[h] += r[h];
                    }
                }
                for (int product = 0; product < pair.products; product++) {
                    double sum = 0;
                    for (int e = structure.start[product]; e < structure.start[product + 1]; e++) {
                        sum += values[k * structure.entries + e] * potential[structure.hermite[e]];
                    }
                    packed[pair.productIndex[product]] += sum;
                }
            }
        }
        for (int a = 0; a < size; a++) {
            for (int b = 0; b < size; b++) {
                matrix[a * size + b] += packed[TwoElectronIntegrals.pair(a, b)];
            }
        }
    }

    private static double[] matrix(Basis basis, int raised, Operator operator, RunControl control) {
        int size = basis.functions();
        double[] matrix = new double[size * size];
        fill(basis, matrix, raised, centre -> operator, control);
        return matrix;
    }

    /**
     * Fills a symmetric matrix.
     *
     * @param raised powers by which the operator raises the second function
     * @param operators the operator for a second function on a centre
     */
    private static void fill(
            Basis basis,
            double[] matrix,
            int raised,
            Function<CentredShellGroup, Operator> operators,
            RunControl control) {
        int size = basis.functions();
        List<List<ContractedFunction>> functions = basis.groups().stream()
                .map(group -> ContractedFunction.of(group.shells()))
                .toList();
        WorkCounter work = new WorkCounter(control);
        for (int i = 0; i < functions.size(); i++) {
            CentredShellGroup left = basis.groups().get(i);
            for (int j = 0; j <= i; j++) {
                CentredShellGroup right = basis.groups().get(j);
                int primitives =
                        left.shells().exponents().length * right.shells().exponents().length;
                work.add(100L
                        * primitives
                        * functions.get(i).size()
                        * functions.get(j).size());
                addBlock(left, functions.get(i), right, functions.get(j), raised, operators.apply(right), matrix, size);
            }
        }
        for (int p = 0; p < size; p++) {
            for (int q = 0; q < p; q++) {
                matrix[q * size + p] = matrix[p * size + q];
            }
        }
    }

    private static void addBlock(
            CentredShellGroup left,
            List<ContractedFunction> bra,
            CentredShellGroup right,
            List<ContractedFunction> ket,
            int raised,
            Operator operator,
            double[] matrix,
            int size) {
        int rows = left.shells().angularMomentum();
        int columns = right.shells().angularMomentum() + raised;
        HermiteExpansion x = new HermiteExpansion(rows, columns);
        HermiteExpansion y = new HermiteExpansion(rows, columns);
        HermiteExpansion z = new HermiteExpansion(rows, columns);
        for (int i = 0; i < left.shells().exponents().length; i++) {
            for (int j = 0; j < right.shells().exponents().length; j++) {
                double a = left.shells().exponents()[i];
                double b = right.shells().exponents()[j];
                x.evaluate(a, left.x(), b, right.x());
                y.evaluate(a, left.y(), b, right.y());
                z.evaluate(a, left.z(), b, right.z());
                double volume = Math.pow(Math.PI / (a + b), 1.5);
                for (int p = 0; p < bra.size(); p++) {
                    int row = (left.firstFunction() + p) * size + right.firstFunction();
                    for (int q = 0; q < ket.size(); q++) {
                        double sum = 0;
                        for (Monomial m : bra.get(p).monomials()) {
                            for (Monomial n : ket.get(q).monomials()) {
                                sum += m.weight() * n.weight() * operator.element(x, y, z, m, n, b);
                            }
                        }
                        matrix[row + q] += volume
                                * bra.get(p).coefficients()[i]
                                * ket.get(q).coefficients()[j]
                                * sum;
                    }
                }
            }
        }
    }

    /** Returns T_ij in units of the overlap of two s functions, b the exponent of the second. */
    private static double kinetic(HermiteExpansion axis, int i, int j, double b) {
        double sum = -2 * b * b * axis.get(i, j + 2, 0) + b * (2 * j + 1) * axis.get(i, j, 0);
        return j < 2 ? sum : sum - 0.5 * j * (j - 1) * axis.get(i, j - 2, 0);
    }

    /** Returns Σ_k binom(power, k) shift^{power-k} S_{i,j+k}, the moment about the point {@code shift} below B. */
    private static double moment(HermiteExpansion axis, int i, int j, double shift, int power) {
        double sum = axis.get(i, j, 0);
        if (power > 0) {
            sum = shift * moment(axis, i, j, shift, power - 1) + moment(axis, i, j + 1, shift, power - 1);
        }
        return sum;
    }
}
