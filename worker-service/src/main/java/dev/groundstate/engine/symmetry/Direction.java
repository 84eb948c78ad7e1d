package dev.groundstate.engine.symmetry;

/**
 * A vector of length 1.
 *
 * @param x component
 * @param y component
 * @param z component
 */
record Direction(double x, double y, double z) {

    /** Shortest vector, in bohr, whose direction is known. */
    private static final double SHORTEST = 1e-2;

    /** Sine of the angle within which directions are the same, and cosine of that around a right angle. */
    private static final double ANGLE = 1e-2;

    /** Returns whether a vector is long enough to have a direction. */
    static boolean exists(double x, double y, double z) {
        return Math.sqrt(x * x + y * y + z * z) > SHORTEST;
    }

    /** Returns the direction of a vector. */
    static Direction of(double x, double y, double z) {
        double length = Math.sqrt(x * x + y * y + z * z);
        return new Direction(x / length, y / length, z / length);
    }

    double[] components() {
        return new double[] {x, y, z};
    }

    double along(double[] point) {
        return x * point[0] + y * point[1] + z * point[2];
    }

    boolean isAcross(Direction other) {
        return Math.abs(x * other.x + y * other.y + z * other.z) < ANGLE;
    }

    /** Returns whether both lie on one axis. */
    boolean isParallelTo(Direction other) {
        double cosine = x * other.x + y * other.y + z * other.z;
        return 1 - cosine * cosine < ANGLE * ANGLE;
    }

    /** Returns the direction across both. */
    Direction cross(Direction other) {
        return of(y * other.z - z * other.y, z * other.x - x * other.z, x * other.y - y * other.x);
    }

    /** Returns the nearest direction exactly across another one. */
    Direction across(Direction other) {
        double overlap = x * other.x + y * other.y + z * other.z;
        return of(x - overlap * other.x, y - overlap * other.y, z - overlap * other.z);
    }

    /** Returns some direction across this one. */
    Direction anyAcross() {
        return Math.abs(x) < 0.9 ? new Direction(1, 0, 0).across(this) : new Direction(0, 1, 0).across(this);
    }
}
