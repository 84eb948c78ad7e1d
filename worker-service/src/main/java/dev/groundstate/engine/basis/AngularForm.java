package dev.groundstate.engine.basis;

import java.util.List;

/**
 * Which functions of an angular momentum a basis holds: all monomials of degree l, or the 2l + 1 that belong to l alone.
 *
 * <p>Both are the same for s and p. Six Cartesian d functions contain an s function, ten f functions a p shell: energies
 * in the two forms differ.
 */
public enum AngularForm {
    /** The (l+1)(l+2)/2 functions x^i y^j z^k, as 6-31G* is meant. */
    CARTESIAN {
        @Override
        List<AngularFunction> functions(int angularMomentum) {
            return AngularFunction.cartesian(angularMomentum);
        }

        @Override
        int count(int angularMomentum) {
            return (angularMomentum + 1) * (angularMomentum + 2) / 2;
        }
    },
    /** The 2l + 1 real solid harmonics, as correlation-consistent and def2 sets are meant. */
    SPHERICAL {
        @Override
        List<AngularFunction> functions(int angularMomentum) {
            return AngularFunction.spherical(angularMomentum);
        }

        @Override
        int count(int angularMomentum) {
            return 2 * angularMomentum + 1;
        }
    };

    /** Returns the functions of one shell in their order within a basis. */
    abstract List<AngularFunction> functions(int angularMomentum);

    /** Returns their number. */
    abstract int count(int angularMomentum);
}
