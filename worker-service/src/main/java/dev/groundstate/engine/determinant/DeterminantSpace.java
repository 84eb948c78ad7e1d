package dev.groundstate.engine.determinant;

import dev.groundstate.engine.run.WorkCounter;

/**
 * Every determinant of some alpha and beta electrons in some orbitals: all alpha strings times all beta strings.
 *
 * @param alpha the alpha strings
 * @param beta the beta strings, over the same orbitals
 */
public record DeterminantSpace(OccupationStrings alpha, OccupationStrings beta) {

    /** Refuses strings over different numbers of orbitals. */
    public DeterminantSpace {
        if (alpha.spatialOrbitals() != beta.spatialOrbitals()) {
            throw new IllegalArgumentException("expected strings over the same orbitals, got " + alpha.spatialOrbitals()
                    + " and " + beta.spatialOrbitals());
        }
    }

    /** Returns the space of some electrons in some orbitals; strings are shared when both spins have as many. */
    public static DeterminantSpace of(int spatialOrbitals, int alphaElectrons, int betaElectrons) {
        OccupationStrings alpha = new OccupationStrings(spatialOrbitals, alphaElectrons);
        return new DeterminantSpace(
                alpha, alphaElectrons == betaElectrons ? alpha : new OccupationStrings(spatialOrbitals, betaElectrons));
    }

    /** Returns the number of spatial orbitals. */
    public int spatialOrbitals() {
        return alpha.spatialOrbitals();
    }

    /** Returns the number of determinants. */
    public long determinants() {
        return (long) alpha.count() * beta.count();
    }

    /** Returns a vector of zeros. */
    public CiVector vector(WorkCounter work) {
        return new CiVector(alpha.count(), beta.count(), work);
    }
}
