package dev.groundstate.engine.jastrow;

/**
 * A small square complex matrix, element (p, q) at {@code p * size + q}. Immutable by convention: arrays are not copied.
 *
 * @param size number of rows
 * @param re real parts
 * @param im imaginary parts
 */
record ComplexMatrix(int size, double[] re, double[] im) {

    static ComplexMatrix zeros(int size) {
        return new ComplexMatrix(size, new double[size * size], new double[size * size]);
    }

    static ComplexMatrix identity(int size) {
        ComplexMatrix identity = zeros(size);
        for (int p = 0; p < size; p++) {
            identity.re[p * size + p] = 1;
        }
        return identity;
    }

    ComplexMatrix times(ComplexMatrix other) {
        ComplexMatrix product = zeros(size);
        product.addProduct(this, other);
        return product;
    }

    /** Adds a product to this matrix, in place. */
    void addProduct(ComplexMatrix a, ComplexMatrix b) {
        for (int p = 0; p < size; p++) {
            for (int r = 0; r < size; r++) {
                double x = a.re[p * size + r];
                double y = a.im[p * size + r];
                for (int q = 0; q < size; q++) {
                    re[p * size + q] += x * b.re[r * size + q] - y * b.im[r * size + q];
                    im[p * size + q] += x * b.im[r * size + q] + y * b.re[r * size + q];
                }
            }
        }
    }

    ComplexMatrix plus(ComplexMatrix other) {
        ComplexMatrix sum = copy();
        for (int k = 0; k < re.length; k++) {
            sum.re[k] += other.re[k];
            sum.im[k] += other.im[k];
        }
        return sum;
    }

    ComplexMatrix times(double factor) {
        ComplexMatrix product = zeros(size);
        for (int k = 0; k < re.length; k++) {
            product.re[k] = factor * re[k];
            product.im[k] = factor * im[k];
        }
        return product;
    }

    ComplexMatrix transposed() {
        ComplexMatrix transposed = zeros(size);
        for (int p = 0; p < size; p++) {
            for (int q = 0; q < size; q++) {
                transposed.re[q * size + p] = re[p * size + q];
                transposed.im[q * size + p] = im[p * size + q];
            }
        }
        return transposed;
    }

    ComplexMatrix conjugate() {
        ComplexMatrix conjugate = copy();
        for (int k = 0; k < im.length; k++) {
            conjugate.im[k] = -im[k];
        }
        return conjugate;
    }

    ComplexMatrix adjoint() {
        return transposed().conjugate();
    }

    ComplexMatrix copy() {
        return new ComplexMatrix(size, re.clone(), im.clone());
    }

    /** Returns the largest sum of |re| + |im| over a row: at least the spectral norm of a normal matrix. */
    double rowNorm() {
        double norm = 0;
        for (int p = 0; p < size; p++) {
            double sum = 0;
            for (int q = 0; q < size; q++) {
                sum += Math.abs(re[p * size + q]) + Math.abs(im[p * size + q]);
            }
            norm = Math.max(norm, sum);
        }
        return norm;
    }
}
