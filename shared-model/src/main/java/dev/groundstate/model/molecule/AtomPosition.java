package dev.groundstate.model.molecule;

/**
 * An atom at a point in space.
 *
 * @param symbol such as {@code He}
 * @param x ångström
 * @param y ångström
 * @param z ångström
 */
public record AtomPosition(String symbol, double x, double y, double z) {

    /** Refuses coordinates that are not finite. */
    public AtomPosition {
        if (!Double.isFinite(x) || !Double.isFinite(y) || !Double.isFinite(z)) {
            throw new IllegalArgumentException(
                    "expected finite coordinates of " + symbol + ", got " + x + " " + y + " " + z);
        }
    }
}
