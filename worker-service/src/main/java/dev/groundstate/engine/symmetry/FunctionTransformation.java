package dev.groundstate.engine.symmetry;

import dev.groundstate.engine.basis.AngularFunction;
import dev.groundstate.engine.basis.AngularFunction.Monomial;
import dev.groundstate.engine.basis.Basis;
import dev.groundstate.engine.basis.CentredShellGroup;
import dev.groundstate.engine.basis.Contraction;
import dev.groundstate.engine.run.RunControl;
import dev.groundstate.engine.symmetry.PointGroup.SymmetryOperation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/** What a symmetry operation R makes of combinations of basis functions: (R f)(r) = f(R⁻¹ r). */
final class FunctionTransformation {

    /** The golden ratio less 1, whose multiples spread evenly over the unit interval. */
    private static final double GOLDEN = 0.6180339887498949;

    /** One shell: where its functions are, where those of its image are, and how they mix. */
    private record Shell(int first, int image, int count, double[] mixing) {}

    private final int functions;
    private final List<Shell> shells = new ArrayList<>();

    FunctionTransformation(Basis basis, SymmetryOperation operation) {
        this.functions = basis.functions();
        Map<Integer, double[]> mixings = new HashMap<>();
        List<List<CentredShellGroup>> ofAtoms = new ArrayList<>();
        for (CentredShellGroup group : basis.groups()) {
            while (ofAtoms.size() <= group.atom()) {
                ofAtoms.add(new ArrayList<>());
            }
            ofAtoms.get(group.atom()).add(group);
        }
        for (int atom = 0; atom < ofAtoms.size(); atom++) {
            for (int k = 0; k < ofAtoms.get(atom).size(); k++) {
                CentredShellGroup group = ofAtoms.get(atom).get(k);
                int first = group.firstFunction();
                int image = ofAtoms.get(operation.images()[atom]).get(k).firstFunction();
                for (Contraction contraction : group.shells().contractions()) {
                    List<AngularFunction> angular = group.shells().angularFunctions(contraction);
                    double[] mixing = mixings.computeIfAbsent(
                            contraction.angularMomentum(), l -> mixing(angular, operation.matrix()));
                    shells.add(new Shell(first, image, angular.size(), mixing));
                    first += angular.size();
                    image += angular.size();
                }
            }
        }
    }

    /** Returns R C for orbitals with coefficients C, functions × orbitals. */
    double[] apply(double[] coefficients, int orbitals, RunControl control) {
        double[] moved = new double[functions * orbitals];
        for (Shell shell : shells) {
            control.check();
            for (int to = 0; to < shell.count; to++) {
                for (int from = 0; from < shell.count; from++) {
                    double weight = shell.mixing[to * shell.count + from];
                    for (int p = 0; p < orbitals; p++) {
                        moved[(shell.image + to) * orbitals + p] +=
                                weight * coefficients[(shell.first + from) * orbitals + p];
                    }
                }
            }
        }
        return moved;
    }

    /**
     * Returns D with f_m(R⁻¹ r) = Σ_n D_nm f_n(r) for the angular functions of a shell, row-major.
     *
     * <p>Solved by least squares on points that determine the polynomials; the equations have no residual.
     */
    private static double[] mixing(List<AngularFunction> angular, double[] matrix) {
        int count = angular.size();
        int points = 3 * count;
        DMatrixRMaj here = new DMatrixRMaj(points, count);
        DMatrixRMaj there = new DMatrixRMaj(points, count);
        for (int k = 0; k < points; k++) {
            double z = 2 * ((k + 0.5) / points) - 1;
            double turn = 2 * Math.PI * (k * GOLDEN % 1);
            double radius = Math.sqrt(1 - z * z);
            double[] point = {radius * Math.cos(turn), radius * Math.sin(turn), z};
            double[] back = new double[3];
            for (int i = 0; i < 3; i++) {
                for (int j = 0; j < 3; j++) {
                    back[j] += matrix[3 * i + j] * point[i];
                }
            }
            for (int m = 0; m < count; m++) {
                here.set(k, m, value(angular.get(m), point));
                there.set(k, m, value(angular.get(m), back));
            }
        }
        LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.leastSquares(points, count);
        DMatrixRMaj mixing = new DMatrixRMaj(count, count);
        if (!solver.setA(here)) {
            throw new IllegalStateException("expected points that tell " + count + " angular functions apart");
        }
        solver.solve(there, mixing);
        return mixing.data.clone();
    }

    private static double value(AngularFunction function, double[] point) {
        double sum = 0;
        for (Monomial monomial : function.monomials()) {
            sum += monomial.weight()
                    * Math.pow(point[0], monomial.x())
                    * Math.pow(point[1], monomial.y())
                    * Math.pow(point[2], monomial.z());
        }
        return sum;
    }
}
