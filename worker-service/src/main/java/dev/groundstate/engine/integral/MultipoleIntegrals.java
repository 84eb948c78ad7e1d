package dev.groundstate.engine.integral;

import dev.groundstate.engine.basis.Basis;
import dev.groundstate.engine.run.RunControl;
import java.util.List;

/**
 * Moments of position over the functions of a basis, about a stated origin: what dipole and quadrupole moments are made of.
 *
 * <p>Of the position itself, without the charge of the electron.
 *
 * @param origin X, Y, Z in bohr; not copied
 * @param dipole ⟨p| x-X |q⟩, then y and z, in bohr
 * @param quadrupole ⟨p| (x-X)² |q⟩, then xy, xz, yy, yz, zz, in bohr²
 */
public record MultipoleIntegrals(
        double[] origin, List<OneElectronIntegrals> dipole, List<OneElectronIntegrals> quadrupole) {

    /** Refuses an origin that is no point and an incomplete list. */
    public MultipoleIntegrals {
        dipole = List.copyOf(dipole);
        quadrupole = List.copyOf(quadrupole);
        if (origin.length != 3 || dipole.size() != 3 || quadrupole.size() != 6) {
            throw new IllegalArgumentException("expected three coordinates, three first and six second moments, got "
                    + origin.length + ", " + dipole.size() + " and " + quadrupole.size());
        }
    }

    /** Computes the moments of a basis. */
    public static MultipoleIntegrals compute(Basis basis, double[] origin, RunControl control) {
        return new MultipoleIntegrals(
                origin,
                dipole(basis, origin, control),
                List.of(
                        moment(basis, origin, control, 2, 0, 0),
                        moment(basis, origin, control, 1, 1, 0),
                        moment(basis, origin, control, 1, 0, 1),
                        moment(basis, origin, control, 0, 2, 0),
                        moment(basis, origin, control, 0, 1, 1),
                        moment(basis, origin, control, 0, 0, 2)));
    }

    /** Computes the first moments alone: x, y and z. */
    public static List<OneElectronIntegrals> dipole(Basis basis, double[] origin, RunControl control) {
        return List.of(
                moment(basis, origin, control, 1, 0, 0),
                moment(basis, origin, control, 0, 1, 0),
                moment(basis, origin, control, 0, 0, 1));
    }

    private static OneElectronIntegrals moment(Basis basis, double[] origin, RunControl control, int... powers) {
        return new OneElectronIntegrals(basis.functions(), OneElectronOperators.moment(basis, origin, powers, control));
    }
}
