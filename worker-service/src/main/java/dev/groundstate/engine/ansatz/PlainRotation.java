package dev.groundstate.engine.ansatz;

/**
 * Plane rotations of pairs of rows of a tile, the inner loops of a {@link TiledProduct}, without vectors of the
 * processor.
 *
 * <p>exp(θ(T − Tᵀ)) with T x = y: x' = c x − s y, y' = c y + s x. A row is {@value #WIDTH} numbers; sources and
 * targets are distinct rows of one tile. The same operations in the same order
 * as in {@link VectorRotation}: the same bits.
 */
final class PlainRotation {

    /** Numbers in a row: two cache lines, a whole number of vectors of any processor. */
    static final int WIDTH = 16;

    private PlainRotation() {}

    /**
     * Rotates pairs {@code begin} to {@code end}.
     *
     * @param source rows
     * @param target rows counted from {@code targetOrigin}
     * @param targetOrigin index of a number of the tile
     */
    static void forward(
            double[] tile,
            int[] source,
            int[] target,
            int begin,
            int end,
            int targetOrigin,
            double cosine,
            double sine) {
        for (int k = begin; k < end; k++) {
            int x = source[k] * WIDTH;
            int y = targetOrigin + target[k] * WIDTH;
            for (int lane = 0; lane < WIDTH; lane++) {
                double from = tile[x + lane];
                double to = tile[y + lane];
                tile[x + lane] = cosine * from - sine * to;
                tile[y + lane] = cosine * to + sine * from;
            }
        }
    }

    /**
     * Rotates a tile of the state and one of the costate back and adds costate · (T − Tᵀ) state, lane by lane, to {@code
     * sum}; the other parameters as in {@link #forward}.
     *
     * @param weight multiplies what is added
     */
    static void backward(
            double[] tile,
            double[] cotile,
            int[] source,
            int[] target,
            int begin,
            int end,
            int targetOrigin,
            double cosine,
            double sine,
            double weight,
            double[] sum) {
        for (int lane = 0; lane < WIDTH; lane++) {
            double total = 0;
            for (int k = begin; k < end; k++) {
                int x = source[k] * WIDTH + lane;
                int y = targetOrigin + target[k] * WIDTH + lane;
                double from = cosine * tile[x] + sine * tile[y];
                double to = cosine * tile[y] - sine * tile[x];
                double cofrom = cosine * cotile[x] + sine * cotile[y];
                double coto = cosine * cotile[y] - sine * cotile[x];
                tile[x] = from;
                tile[y] = to;
                cotile[x] = cofrom;
                cotile[y] = coto;
                total += coto * from - cofrom * to;
            }
            sum[lane] += weight * total;
        }
    }
}
