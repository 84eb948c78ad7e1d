package dev.groundstate.engine.ansatz;

import dev.groundstate.engine.determinant.CiVector;
import dev.groundstate.engine.run.WorkCounter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Rotations by any excitation operators, one after another, on the determinant that fills the lowest orbitals; several of
 * them may have one parameter.
 *
 * @param factors in the order in which they act
 */
record OperatorProduct(List<Factor> factors) {

    /**
     * exp(θ_k A).
     *
     * @param operator A
     * @param parameter k
     */
    record Factor(ExcitationOperator operator, int parameter) {}

    /** Replaces a vector by the product on the reference. */
    void prepare(double[] theta, CiVector state, WorkCounter work) {
        state.clear(work);
        state.row(0)[0] = 1;
        for (Factor factor : factors) {
            double angle = theta[factor.parameter];
            factor.operator.rotate(state, StrictMath.cos(angle), StrictMath.sin(angle), work);
        }
    }

    /** See {@link Ansatz#pullBack}; the state is the reference afterwards. */
    void pullBack(double[] theta, CiVector state, CiVector costate, double[] gradient, WorkCounter work) {
        Arrays.fill(gradient, 0);
        for (Factor factor : factors.reversed()) {
            double angle = theta[factor.parameter];
            double cosine = StrictMath.cos(angle);
            double sine = StrictMath.sin(angle);
            gradient[factor.parameter] += factor.operator.coupling(costate, state, work);
            factor.operator.rotate(state, cosine, -sine, work);
            factor.operator.rotate(costate, cosine, -sine, work);
        }
    }

    /** Returns twice the most factors of one parameter: each has the eigenvalues 1 and exp(±iθ), on both sides of an operator. */
    int trigonometricOrder() {
        Map<Integer, Integer> counts = new HashMap<>();
        factors.forEach(factor -> counts.merge(factor.parameter, 1, Integer::sum));
        return 2 * counts.values().stream().mapToInt(Integer::intValue).max().orElse(1);
    }
}
