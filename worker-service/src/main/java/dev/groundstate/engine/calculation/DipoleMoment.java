package dev.groundstate.engine.calculation;

/**
 * The dipole moment of nuclei and electrons, in atomic units (e · bohr), about the centre of nuclear charge: that of an ion
 * depends on where it is taken about.
 */
public record DipoleMoment(double x, double y, double z) {

    /** One atomic unit in debye, CODATA 2018. */
    public static final double ATOMIC_UNIT_DEBYE = 2.541746473;

    /** Returns the length of the vector. */
    public double total() {
        return Math.sqrt(x * x + y * y + z * z);
    }
}
