package dev.groundstate.engine.jastrow;

import dev.groundstate.engine.determinant.CiVector;
import dev.groundstate.engine.determinant.DeterminantSpace;
import dev.groundstate.engine.run.WorkCounter;

/**
 * Complex coefficients of all determinants of a space. Mutable, not thread-safe.
 *
 * @param re real parts; not copied
 * @param im imaginary parts; not copied
 */
public record ComplexVector(CiVector re, CiVector im) {

    /** Returns a vector of zeros. */
    public static ComplexVector zeros(DeterminantSpace space, WorkCounter work) {
        return new ComplexVector(space.vector(work), space.vector(work));
    }

    /** Replaces the vector by the determinant that fills the lowest orbitals. */
    void setReference(WorkCounter work) {
        re.clear(work);
        im.clear(work);
        re.row(0)[0] = 1;
    }

    /** Makes c_IJ = c_JI exact, of a vector that has this symmetry to rounding. */
    void mirror(WorkCounter work) {
        mirror(re, work);
        mirror(im, work);
    }

    private static void mirror(CiVector vector, WorkCounter work) {
        for (int i = 1; i < vector.alphaStrings(); i++) {
            double[] row = vector.row(i);
            for (int j = 0; j < i; j++) {
                vector.row(j)[i] = row[j];
            }
            work.add(4L * i);
        }
    }
}
