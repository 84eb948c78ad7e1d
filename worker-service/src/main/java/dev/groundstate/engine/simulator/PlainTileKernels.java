package dev.groundstate.engine.simulator;

/** {@link TileKernels} in plain Java: for short tiles, and for machines without vectors. */
final class PlainTileKernels implements TileKernels {

    @Override
    public void turn(double[] x, int length, int qubit, double a, double b, double c, double d) {
        int stride = 1 << qubit;
        for (int start = 0; start < length; start += 2 * stride) {
            for (int j = start; j < start + stride; j++) {
                double zero = x[j];
                double one = x[j + stride];
                x[j] = a * zero + b * one;
                x[j + stride] = c * zero + d * one;
            }
        }
    }

    @Override
    public double turnBoth(
            double[] x, double[] y, int length, int qubit, double a, double b, double c, double d, double[] lanes) {
        int stride = 1 << qubit;
        double sum = 0;
        for (int start = 0; start < length; start += 2 * stride) {
            for (int j = start; j < start + stride; j++) {
                double zero = x[j];
                double one = x[j + stride];
                double cozero = y[j];
                double coone = y[j + stride];
                x[j] = a * zero + b * one;
                x[j + stride] = c * zero + d * one;
                y[j] = a * cozero + b * coone;
                y[j + stride] = c * cozero + d * coone;
                sum += coone * zero - cozero * one;
            }
        }
        return sum;
    }

    @Override
    public void flip(double[] x, int length, int qubit, int control) {
        int stride = 1 << qubit;
        int required = control < 0 ? 0 : 1 << control;
        for (int start = 0; start < length; start += 2 * stride) {
            for (int j = start; j < start + stride; j++) {
                if ((j & required) == required) {
                    double zero = x[j];
                    x[j] = x[j + stride];
                    x[j + stride] = zero;
                }
            }
        }
    }

    @Override
    public void multiply(
            double[] re,
            double[] im,
            int offset,
            int width,
            double factorRe,
            double factorIm,
            double[] columnRe,
            double[] columnIm) {
        for (int j = 0; j < width; j++) {
            double phaseRe = factorRe * columnRe[j] - factorIm * columnIm[j];
            double phaseIm = factorRe * columnIm[j] + factorIm * columnRe[j];
            double oldRe = re[offset + j];
            double oldIm = im[offset + j];
            re[offset + j] = oldRe * phaseRe - oldIm * phaseIm;
            im[offset + j] = oldRe * phaseIm + oldIm * phaseRe;
        }
    }

    @Override
    public double divideBoth(
            double[] re,
            double[] im,
            double[] coRe,
            double[] coIm,
            int offset,
            int width,
            double factorRe,
            double factorIm,
            double[] columnRe,
            double[] columnIm,
            double[] columns,
            double[] lanes) {
        double sum = 0;
        for (int j = 0; j < width; j++) {
            double product = coRe[offset + j] * im[offset + j] - coIm[offset + j] * re[offset + j];
            columns[j] += product;
            sum += product;
        }
        multiply(im, re, offset, width, factorRe, factorIm, columnRe, columnIm);
        multiply(coIm, coRe, offset, width, factorRe, factorIm, columnRe, columnIm);
        return sum;
    }
}
