package dev.groundstate.engine.integral;

import dev.groundstate.engine.basis.AngularFunction;
import dev.groundstate.engine.basis.AngularFunction.Monomial;
import dev.groundstate.engine.basis.Basis;
import dev.groundstate.engine.basis.CentredShellGroup;
import dev.groundstate.engine.basis.Contraction;
import dev.groundstate.engine.molecule.Atom;
import dev.groundstate.engine.molecule.Molecule;
import java.util.ArrayList;
import java.util.List;

/**
 * The slow twin: overlap and kinetic energy by the trapezoidal rule, attraction and repulsion by the recursion of Obara and
 * Saika, J. Chem. Phys. 84, 3963 (1986), eqs. 39 and A19, one integral and one primitive at a time, nothing screened.
 */
final class SlowIntegrals {

    /** One term of a basis function: weight · Π (x_d - centre_d)^{powers_d} e^{-exponent r²}. */
    private record Primitive(double weight, double exponent, double[] centre, int[] powers) {}

    private final List<List<Primitive>> functions = new ArrayList<>();

    SlowIntegrals(Basis basis) {
        for (CentredShellGroup group : basis.groups()) {
            double[] centre = {group.x(), group.y(), group.z()};
            double[] exponents = group.shells().exponents();
            for (Contraction contraction : group.shells().contractions()) {
                for (AngularFunction angular : group.shells().angularFunctions(contraction)) {
                    List<Primitive> terms = new ArrayList<>();
                    for (int i = 0; i < exponents.length; i++) {
                        for (Monomial m : angular.monomials()) {
                            double weight = contraction.coefficients()[i] * m.weight();
                            terms.add(new Primitive(weight, exponents[i], centre, new int[] {m.x(), m.y(), m.z()}));
                        }
                    }
                    functions.add(terms);
                }
            }
        }
    }

    double overlap(int p, int q) {
        double sum = 0;
        for (Primitive a : functions.get(p)) {
            for (Primitive b : functions.get(q)) {
                sum += a.weight * b.weight * axis(a, b, 0, false) * axis(a, b, 1, false) * axis(a, b, 2, false);
            }
        }
        return sum;
    }

    double kinetic(int p, int q) {
        double sum = 0;
        for (Primitive a : functions.get(p)) {
            for (Primitive b : functions.get(q)) {
                for (int d = 0; d < 3; d++) {
                    sum += 0.5
                            * a.weight
                            * b.weight
                            * axis(a, b, 0, d == 0)
                            * axis(a, b, 1, d == 1)
                            * axis(a, b, 2, d == 2);
                }
            }
        }
        return sum;
    }

    /** ⟨p| Π (x_d - origin_d)^{powers_d} |q⟩: the polynomial expanded about the centre of q. */
    double moment(int p, int q, double[] origin, int... powers) {
        double sum = 0;
        for (Primitive a : functions.get(p)) {
            for (Primitive b : functions.get(q)) {
                double product = a.weight * b.weight;
                for (int d = 0; d < 3; d++) {
                    double along = 0;
                    for (int k = 0; k <= powers[d]; k++) {
                        double factor = k == 1 && powers[d] == 2 ? 2 : 1;
                        along += factor
                                * Math.pow(b.centre[d] - origin[d], powers[d] - k)
                                * axis(a, raised(b, d, k), d, false);
                    }
                    product *= along;
                }
                sum += product;
            }
        }
        return sum;
    }

    private static Primitive raised(Primitive f, int d, int by) {
        int[] powers = f.powers.clone();
        powers[d] += by;
        return new Primitive(f.weight, f.exponent, f.centre, powers);
    }

    double attraction(int p, int q, Molecule molecule) {
        double sum = 0;
        for (Primitive a : functions.get(p)) {
            for (Primitive b : functions.get(q)) {
                for (Atom atom : molecule.atoms()) {
                    Attraction integral = new Attraction(a, b, new double[] {atom.x(), atom.y(), atom.z()});
                    sum -= atom.atomicNumber() * a.weight * b.weight * integral.value();
                }
            }
        }
        return sum;
    }

    double repulsion(int p, int q, int r, int s) {
        double sum = 0;
        for (Primitive a : functions.get(p)) {
            for (Primitive b : functions.get(q)) {
                for (Primitive c : functions.get(r)) {
                    for (Primitive d : functions.get(s)) {
                        double weight = a.weight * b.weight * c.weight * d.weight;
                        sum += weight * new Repulsion(a, b, c, d).value();
                    }
                }
            }
        }
        return sum;
    }

    /** F_m(T) by its series of positive terms, and by its limit where the rest of the tail is below 1e-40. */
    static double boys(int m, double t) {
        if (t > 100) {
            double value = 0.5 * Math.sqrt(Math.PI / t);
            for (int k = 1; k <= m; k++) {
                value *= (2 * k - 1) / (2 * t);
            }
            return value;
        }
        double term = 1.0 / (2 * m + 1);
        double sum = 0;
        for (int i = 1; term > 1e-18 * sum; i++) {
            sum += term;
            term *= 2 * t / (2 * m + 2 * i + 1);
        }
        return Math.exp(-t) * sum;
    }

    /** ∫ f_a f_b dx, or ∫ f_a' f_b' dx, along one axis; the trapezoidal rule is exact to rounding for Gaussians. */
    private static double axis(Primitive a, Primitive b, int d, boolean derivatives) {
        double p = a.exponent + b.exponent;
        double middle = (a.exponent * a.centre[d] + b.exponent * b.centre[d]) / p;
        double reach = 9 / Math.sqrt(p);
        int steps = 200;
        double width = reach / steps;
        double sum = 0;
        for (int i = -steps; i <= steps; i++) {
            double x = middle + i * width;
            sum += width * (derivatives ? slope(a, d, x) * slope(b, d, x) : value(a, d, x) * value(b, d, x));
        }
        return sum;
    }

    private static double value(Primitive f, int d, double x) {
        double u = x - f.centre[d];
        return Math.pow(u, f.powers[d]) * Math.exp(-f.exponent * u * u);
    }

    private static double slope(Primitive f, int d, double x) {
        double u = x - f.centre[d];
        int n = f.powers[d];
        double first = n == 0 ? 0 : n * Math.pow(u, n - 1);
        return (first - 2 * f.exponent * Math.pow(u, n + 1)) * Math.exp(-f.exponent * u * u);
    }

    private static double[] product(Primitive a, Primitive b) {
        double[] centre = new double[3];
        for (int d = 0; d < 3; d++) {
            centre[d] = (a.exponent * a.centre[d] + b.exponent * b.centre[d]) / (a.exponent + b.exponent);
        }
        return centre;
    }

    private static double squaredDistance(double[] a, double[] b) {
        double sum = 0;
        for (int d = 0; d < 3; d++) {
            sum += (a[d] - b[d]) * (a[d] - b[d]);
        }
        return sum;
    }

    private static double attenuation(Primitive a, Primitive b) {
        return Math.exp(-a.exponent * b.exponent / (a.exponent + b.exponent) * squaredDistance(a.centre, b.centre));
    }

    private static int[] lowered(int[] powers, int d) {
        int[] lower = powers.clone();
        lower[d]--;
        return lower;
    }

    /** ∫ a b / r_C. */
    private static final class Attraction {
        private final Primitive a;
        private final Primitive b;
        private final double[] nucleus;
        private final double p;
        private final double[] centre;

        Attraction(Primitive a, Primitive b, double[] nucleus) {
            this.a = a;
            this.b = b;
            this.nucleus = nucleus;
            this.p = a.exponent + b.exponent;
            this.centre = product(a, b);
        }

        double value() {
            return recur(a.powers, b.powers, 0);
        }

        private double recur(int[] i, int[] j, int m) {
            for (int d = 0; d < 3; d++) {
                if (i[d] > 0) {
                    return step(lowered(i, d), j, d, a, m);
                }
                if (j[d] > 0) {
                    return step(i, lowered(j, d), d, b, m);
                }
            }
            return 2 * Math.PI / p * attenuation(a, b) * boys(m, p * squaredDistance(centre, nucleus));
        }

        private double step(int[] i, int[] j, int d, Primitive raised, int m) {
            double sum =
                    (centre[d] - raised.centre[d]) * recur(i, j, m) - (centre[d] - nucleus[d]) * recur(i, j, m + 1);
            if (i[d] > 0) {
                sum += i[d] / (2 * p) * (recur(lowered(i, d), j, m) - recur(lowered(i, d), j, m + 1));
            }
            if (j[d] > 0) {
                sum += j[d] / (2 * p) * (recur(i, lowered(j, d), m) - recur(i, lowered(j, d), m + 1));
            }
            return sum;
        }
    }

    /** (ab|cd). */
    private static final class Repulsion {
        private final Primitive[] functions;
        private final double p;
        private final double q;
        private final double[] bra;
        private final double[] ket;
        private final double[] both = new double[3];
        private final double prefactor;
        private final double[] boys;

        Repulsion(Primitive a, Primitive b, Primitive c, Primitive d) {
            this.functions = new Primitive[] {a, b, c, d};
            this.p = a.exponent + b.exponent;
            this.q = c.exponent + d.exponent;
            this.bra = product(a, b);
            this.ket = product(c, d);
            int order = 0;
            for (int axis = 0; axis < 3; axis++) {
                both[axis] = (p * bra[axis] + q * ket[axis]) / (p + q);
                order += a.powers[axis] + b.powers[axis] + c.powers[axis] + d.powers[axis];
            }
            this.prefactor =
                    2 * Math.pow(Math.PI, 2.5) / (p * q * Math.sqrt(p + q)) * attenuation(a, b) * attenuation(c, d);
            this.boys = new double[order + 1];
            for (int m = 0; m <= order; m++) {
                boys[m] = SlowIntegrals.boys(m, p * q / (p + q) * squaredDistance(bra, ket));
            }
        }

        double value() {
            int[][] powers = new int[4][];
            for (int f = 0; f < 4; f++) {
                powers[f] = functions[f].powers;
            }
            return recur(powers, 0);
        }

        private double recur(int[][] powers, int m) {
            for (int f = 0; f < 4; f++) {
                for (int d = 0; d < 3; d++) {
                    if (powers[f][d] > 0) {
                        return step(lower(powers, f, d), f, d, m);
                    }
                }
            }
            return prefactor * boys[m];
        }

        private double step(int[][] n, int f, int d, int m) {
            boolean left = f < 2;
            double[] own = left ? bra : ket;
            double ownExponent = left ? p : q;
            double otherExponent = left ? q : p;
            double sum = (own[d] - functions[f].centre[d]) * recur(n, m) + (both[d] - own[d]) * recur(n, m + 1);
            for (int g = 0; g < 4; g++) {
                if (n[g][d] == 0) {
                    continue;
                }
                int[][] less = lower(n, g, d);
                if (g < 2 == left) {
                    sum += n[g][d]
                            / (2 * ownExponent)
                            * (recur(less, m) - otherExponent / (p + q) * recur(less, m + 1));
                } else {
                    sum += n[g][d] / (2 * (p + q)) * recur(less, m + 1);
                }
            }
            return sum;
        }

        private static int[][] lower(int[][] powers, int f, int d) {
            int[][] lower = powers.clone();
            lower[f] = lowered(powers[f], d);
            return lower;
        }
    }
}
