package dev.groundstate.engine.ansatz;

import static dev.groundstate.engine.ansatz.PlainRotation.WIDTH;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** {@link PlainRotation} with vectors of the processor; only to be touched when there are some. */
final class VectorRotation {

    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

    private VectorRotation() {}

    /** See {@link PlainRotation#forward}. */
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
            for (int lane = 0; lane < WIDTH; lane += SPECIES.length()) {
                DoubleVector from = DoubleVector.fromArray(SPECIES, tile, x + lane);
                DoubleVector to = DoubleVector.fromArray(SPECIES, tile, y + lane);
                from.mul(cosine).sub(to.mul(sine)).intoArray(tile, x + lane);
                to.mul(cosine).add(from.mul(sine)).intoArray(tile, y + lane);
            }
        }
    }

    /** See {@link PlainRotation#backward}. */
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
        for (int lane = 0; lane < WIDTH; lane += SPECIES.length()) {
            DoubleVector total = DoubleVector.zero(SPECIES);
            for (int k = begin; k < end; k++) {
                int x = source[k] * WIDTH + lane;
                int y = targetOrigin + target[k] * WIDTH + lane;
                DoubleVector from = DoubleVector.fromArray(SPECIES, tile, x);
                DoubleVector to = DoubleVector.fromArray(SPECIES, tile, y);
                DoubleVector cofrom = DoubleVector.fromArray(SPECIES, cotile, x);
                DoubleVector coto = DoubleVector.fromArray(SPECIES, cotile, y);
                DoubleVector backFrom = from.mul(cosine).add(to.mul(sine));
                DoubleVector backTo = to.mul(cosine).sub(from.mul(sine));
                DoubleVector backCofrom = cofrom.mul(cosine).add(coto.mul(sine));
                DoubleVector backCoto = coto.mul(cosine).sub(cofrom.mul(sine));
                backFrom.intoArray(tile, x);
                backTo.intoArray(tile, y);
                backCofrom.intoArray(cotile, x);
                backCoto.intoArray(cotile, y);
                total = total.add(backCoto.mul(backFrom).sub(backCofrom.mul(backTo)));
            }
            DoubleVector.fromArray(SPECIES, sum, lane).add(total.mul(weight)).intoArray(sum, lane);
        }
    }
}
