package dev.groundstate.engine.integral;

import dev.groundstate.engine.basis.AngularFunction;
import dev.groundstate.engine.basis.AngularFunction.Monomial;
import dev.groundstate.engine.basis.Basis;
import dev.groundstate.engine.basis.CentredShellGroup;
import dev.groundstate.engine.basis.Contraction;
import dev.groundstate.engine.molecule.Atom;
import dev.groundstate.engine.run.RunControl;
import java.util.List;

/** Matrices of overlap, kinetic energy and nuclear attraction over the functions of a basis. */
final class OneElectronOperators {

    private final CentredShellGroup left;
    private final CentredShellGroup right;
    private final HermiteExpansion x;
    private final HermiteExpansion y;
    private final HermiteExpansion z;

    private OneElectronOperators(CentredShellGroup left, CentredShellGroup right) {
        int a = left.shells().angularMomentum();
        int b = right.shells().angularMomentum() + 2;
        this.left = left;
        this.right = right;
        this.x = new HermiteExpansion(a, b);
        this.y = new HermiteExpansion(a, b);
        this.z = new HermiteExpansion(a, b);
    }

    /**
     * Adds overlap and kinetic energy ⟨a| -½∇² |b⟩ to two zero matrices, row-major.
     *
     * <p>Along one axis the kinetic energy of a product of Gaussians is T_ij = -2b² S_{i,j+2} + b(2j+1) S_ij - ½j(j-1)
     * S_{i,j-2}.
     */
    static void overlapAndKinetic(Basis basis, double[] overlap, double[] kinetic, RunControl control) {
        int size = basis.functions();
        List<CentredShellGroup> groups = basis.groups();
        for (int i = 0; i < groups.size(); i++) {
            control.check();
            for (int j = 0; j <= i; j++) {
                new OneElectronOperators(groups.get(i), groups.get(j)).add(overlap, kinetic, size);
            }
        }
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
        double factor = 2 * Math.PI / ShellPair.REPULSION_FACTOR;
        for (ShellPair pair : pairs) {
            control.check();
            for (int k = 0; k < pair.primitives; k++) {
                for (Atom atom : nuclei) {
                    double[] r = coulomb.evaluate(
                            pair.order,
                            pair.exponent[k],
                            pair.centre[3 * k] - atom.x(),
                            pair.centre[3 * k + 1] - atom.y(),
                            pair.centre[3 * k + 2] - atom.z(),
                            -atom.atomicNumber() * factor);
                    for (int e = 0; e < pair.entries; e++) {
                        packed[pair.productIndex[pair.entryProduct[e]]] +=
                                pair.values[k * pair.entries + e] * r[pair.entryHermite[e]];
                    }
                }
            }
        }
        for (int a = 0; a < size; a++) {
            for (int b = 0; b < size; b++) {
                matrix[a * size + b] += packed[TwoElectronIntegrals.pair(a, b)];
            }
        }
    }

    private void add(double[] overlap, double[] kinetic, int size) {
        double[] exponentsA = left.shells().exponents();
        double[] exponentsB = right.shells().exponents();
        for (int i = 0; i < exponentsA.length; i++) {
            for (int j = 0; j < exponentsB.length; j++) {
                double a = exponentsA[i];
                double b = exponentsB[j];
                x.evaluate(a, left.x(), b, right.x());
                y.evaluate(a, left.y(), b, right.y());
                z.evaluate(a, left.z(), b, right.z());
                addPrimitive(i, j, Math.pow(Math.PI / (a + b), 1.5), overlap, kinetic, size);
            }
        }
        for (int p = left.firstFunction();
                p < left.firstFunction() + left.shells().functions();
                p++) {
            for (int q = right.firstFunction();
                    q < right.firstFunction() + right.shells().functions();
                    q++) {
                overlap[q * size + p] = overlap[p * size + q];
                kinetic[q * size + p] = kinetic[p * size + q];
            }
        }
    }

    private void addPrimitive(int i, int j, double volume, double[] overlap, double[] kinetic, int size) {
        int p = left.firstFunction();
        for (Contraction bra : left.shells().contractions()) {
            for (AngularFunction braAngular : AngularFunction.ofMomentum(bra.angularMomentum())) {
                int q = right.firstFunction();
                for (Contraction ket : right.shells().contractions()) {
                    double scale = volume * bra.coefficients()[i] * ket.coefficients()[j];
                    for (AngularFunction ketAngular : AngularFunction.ofMomentum(ket.angularMomentum())) {
                        for (Monomial m : braAngular.monomials()) {
                            for (Monomial n : ketAngular.monomials()) {
                                double weight = scale * m.weight() * n.weight();
                                double sx = x.get(m.x(), n.x(), 0);
                                double sy = y.get(m.y(), n.y(), 0);
                                double sz = z.get(m.z(), n.z(), 0);
                                double b = right.shells().exponents()[j];
                                overlap[p * size + q] += weight * sx * sy * sz;
                                kinetic[p * size + q] += weight
                                        * (kinetic(x, m.x(), n.x(), b) * sy * sz
                                                + sx * kinetic(y, m.y(), n.y(), b) * sz
                                                + sx * sy * kinetic(z, m.z(), n.z(), b));
                            }
                        }
                        q++;
                    }
                }
                p++;
            }
        }
    }

    /** Returns T_ij in units of the overlap of two s functions, b the exponent of the second. */
    private static double kinetic(HermiteExpansion axis, int i, int j, double b) {
        double sum = -2 * b * b * axis.get(i, j + 2, 0) + b * (2 * j + 1) * axis.get(i, j, 0);
        return j < 2 ? sum : sum - 0.5 * j * (j - 1) * axis.get(i, j - 2, 0);
    }
}
