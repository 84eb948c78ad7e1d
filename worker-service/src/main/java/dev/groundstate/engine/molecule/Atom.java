package dev.groundstate.engine.molecule;

/**
 * A nucleus at a point in space.
 *
 * @param atomicNumber nuclear charge, from 1
 * @param x bohr
 * @param y bohr
 * @param z bohr
 */
public record Atom(int atomicNumber, double x, double y, double z) {

    /** Length of one bohr in ångström (CODATA 2018). */
    public static final double BOHR_ANGSTROM = 0.529177210903;

    /** Refuses a nuclear charge without an element and coordinates that are no numbers. */
    public Atom {
        if (atomicNumber < 1 || atomicNumber > Element.values().length) {
            throw new IllegalArgumentException(
                    "expected an atomic number from 1 to " + Element.values().length + ", got " + atomicNumber);
        }
        if (!Double.isFinite(x) || !Double.isFinite(y) || !Double.isFinite(z)) {
            throw new IllegalArgumentException("expected finite coordinates, got " + x + ", " + y + ", " + z);
        }
    }

    /** Returns the nucleus of an element at a point given in ångström. */
    public static Atom ofAngstrom(Element element, double xAngstrom, double yAngstrom, double zAngstrom) {
        return new Atom(
                element.atomicNumber(),
                xAngstrom / BOHR_ANGSTROM,
                yAngstrom / BOHR_ANGSTROM,
                zAngstrom / BOHR_ANGSTROM);
    }

    /** Returns the element of this nucleus. */
    public Element element() {
        return Element.ofAtomicNumber(atomicNumber);
    }

    /** Returns the distance to another nucleus in bohr. */
    public double distance(Atom other) {
        double dx = x - other.x;
        double dy = y - other.y;
        double dz = z - other.z;
        return Math.sqrt(dx * dx + dy * dy + dz * dz);
    }
}
