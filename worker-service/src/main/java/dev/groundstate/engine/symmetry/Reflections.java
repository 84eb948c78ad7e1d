package dev.groundstate.engine.symmetry;

/** An operation that changes the signs of some coordinates: none, one (a mirror plane), two (a twofold axis) or all. */
public enum Reflections {
    /** The identity. */
    IDENTITY(1, 1, 1),
    /** The mirror plane yz. */
    X(-1, 1, 1),
    /** The mirror plane xz. */
    Y(1, -1, 1),
    /** The mirror plane xy. */
    Z(1, 1, -1),
    /** The twofold axis z. */
    XY(-1, -1, 1),
    /** The twofold axis y. */
    XZ(-1, 1, -1),
    /** The twofold axis x. */
    YZ(1, -1, -1),
    /** The inversion. */
    XYZ(-1, -1, -1);

    private final int x;
    private final int y;
    private final int z;

    Reflections(int x, int y, int z) {
        this.x = x;
        this.y = y;
        this.z = z;
    }

    /** Returns Σ_k s_k a_k a_kᵀ, row-major: the operation in a frame of orthonormal axes. */
    double[] matrix(Direction[] frame) {
        double[] matrix = new double[9];
        int[] signs = {x, y, z};
        for (int k = 0; k < 3; k++) {
            double[] axis = frame[k].components();
            for (int i = 0; i < 3; i++) {
                for (int j = 0; j < 3; j++) {
                    matrix[3 * i + j] += signs[k] * axis[i] * axis[j];
                }
            }
        }
        return matrix;
    }
}
