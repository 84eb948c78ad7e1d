package dev.groundstate.engine.simulator;

/** {@link RowKernels} in plain Java. */
final class PlainRowKernels implements RowKernels {

    @Override
    public void addSigns(double[] factors, double factor, double[] signs, int width) {
        for (int j = 0; j < width; j++) {
            factors[j] += factor * signs[j];
        }
    }

    @Override
    public void addFlipped(
            double[] target,
            int targetOffset,
            double[] source,
            int sourceOffset,
            double[] factors,
            double sign,
            int flips,
            int width) {
        for (int j = 0; j < width; j++) {
            int from = j ^ flips;
            target[targetOffset + j] += sign * (factors[from] * source[sourceOffset + from]);
        }
    }
}
