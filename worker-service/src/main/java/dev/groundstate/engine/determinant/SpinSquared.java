package dev.groundstate.engine.determinant;

import dev.groundstate.engine.run.RunControl;
import dev.groundstate.engine.run.WorkCounter;

/**
 * The square of the total spin.
 *
 * <p>⟨S²⟩ = M(M + 1) + Nβ − Σ_pq ⟨Eα_qp Eβ_pq⟩ with M = (Nα − Nβ)/2.
 */
public final class SpinSquared {

    private SpinSquared() {}

    /** Returns the expectation value for a vector; for one that is not normalised, times the square of its norm. */
    public static double expectation(DeterminantSpace space, CiVector vector, RunControl control) {
        WorkCounter work = new WorkCounter(control);
        double exchange = 0;
        for (int p = 0; p < space.spatialOrbitals(); p++) {
            for (int q = 0; q < space.spatialOrbitals(); q++) {
                ExcitationPairs alpha = ExcitationPairs.single(space.alpha(), q, p);
                ExcitationPairs beta = ExcitationPairs.single(space.beta(), p, q);
                for (int k = 0; k < alpha.count(); k++) {
                    double[] from = vector.row(alpha.source()[k]);
                    double[] to = vector.row(alpha.target()[k]);
                    double sum = 0;
                    for (int l = 0; l < beta.count(); l++) {
                        sum += beta.sign()[l] * to[beta.target()[l]] * from[beta.source()[l]];
                    }
                    exchange += alpha.sign()[k] * sum;
                    work.add(4L * beta.count());
                }
            }
        }
        double projection = 0.5 * (space.alpha().electrons() - space.beta().electrons());
        return (projection * (projection + 1) + space.beta().electrons()) * vector.dot(vector, work) - exchange;
    }
}
