package dev.groundstate.engine.jastrow;

import org.jspecify.annotations.Nullable;

/**
 * exp(K) of an antihermitian matrix K, and its derivatives.
 *
 * <p>K is made of size² real parameters: Re K_pq for p &lt; q, row by row, then Im K_pq for p ≤ q. exp(K) = exp(K/2ˢ)^(2ˢ), the
 * inner one by its series. The derivative in a direction E is the upper right block of exp of ((K, E), (0, K)), to which the
 * same applies. Cost: some twenty products of matrices, three times as many with the derivative.
 */
final class UnitaryExponential {

    /** Terms of a series in a matrix of norm ½ after which 1e-20 is left. */
    private static final int MOST_TERMS = 17;

    private static final double LARGEST_NORM = 0.5;
    private static final double SMALLEST_TERM = 1e-18;

    /** Beyond, no digit of an angle is left. */
    private static final double LARGEST_ANGLES = 1e6;

    private UnitaryExponential() {}

    /** Returns the number of parameters. */
    static int parameters(int size) {
        return size * size;
    }

    /**
     * Returns exp(K).
     *
     * @param first index of its first parameter
     */
    static ComplexMatrix of(double[] theta, int first, int size) {
        return exponential(generator(theta, first, size), null).value;
    }

    /**
     * Works out derivatives by the parameters.
     *
     * @param derivative X, for a function with df = Re Σ X_pq d exp(K)_pq
     * @param gradient overwritten where the parameters stand
     */
    static void pullBack(double[] theta, int first, int size, ComplexMatrix derivative, double[] gradient) {
        ComplexMatrix y = exponential(generator(theta, first, size), derivative.transposed()).direction;
        int real = first;
        int imaginary = first + size * (size - 1) / 2;
        for (int p = 0; p < size; p++) {
            gradient[imaginary++] = -y.im()[p * size + p];
            for (int q = p + 1; q < size; q++) {
                gradient[real++] = y.re()[q * size + p] - y.re()[p * size + q];
                gradient[imaginary++] = -y.im()[q * size + p] - y.im()[p * size + q];
            }
        }
    }

    private static ComplexMatrix generator(double[] theta, int first, int size) {
        ComplexMatrix k = ComplexMatrix.zeros(size);
        int real = first;
        int imaginary = first + size * (size - 1) / 2;
        for (int p = 0; p < size; p++) {
            k.im()[p * size + p] = theta[imaginary++];
            for (int q = p + 1; q < size; q++) {
                k.re()[p * size + q] = theta[real];
                k.re()[q * size + p] = -theta[real++];
                k.im()[p * size + q] = theta[imaginary];
                k.im()[q * size + p] = theta[imaginary++];
            }
        }
        return k;
    }

    /** The upper blocks of ((A, B), (0, A)); without directions B is not looked at. */
    private record Blocks(ComplexMatrix value, ComplexMatrix direction) {

        Blocks times(Blocks other, boolean directions) {
            ComplexMatrix product = value.times(other.value);
            ComplexMatrix upper = ComplexMatrix.zeros(value.size());
            if (directions) {
                upper.addProduct(value, other.direction);
                upper.addProduct(direction, other.value);
            }
            return new Blocks(product, upper);
        }
    }

    private static Blocks exponential(ComplexMatrix k, @Nullable ComplexMatrix direction) {
        int size = k.size();
        boolean directions = direction != null;
        double norm = k.rowNorm();
        if (!(norm <= LARGEST_ANGLES)) {
            throw new IllegalArgumentException("expected angles of a few radians, got a sum of " + norm);
        }
        int halvings = norm <= LARGEST_NORM ? 0 : Math.getExponent(norm / LARGEST_NORM) + 1;
        double scale = Math.scalb(1.0, -halvings);
        Blocks scaled =
                new Blocks(k.times(scale), direction == null ? ComplexMatrix.zeros(size) : direction.times(scale));
        Blocks term = new Blocks(ComplexMatrix.identity(size), ComplexMatrix.zeros(size));
        Blocks sum = term;
        for (int j = 1; j <= MOST_TERMS; j++) {
            Blocks product = term.times(scaled, directions);
            term = new Blocks(product.value.times(1.0 / j), product.direction.times(1.0 / j));
            sum = new Blocks(sum.value.plus(term.value), sum.direction.plus(term.direction));
            if (term.value.rowNorm() <= SMALLEST_TERM && term.direction.rowNorm() <= SMALLEST_TERM) {
                break;
            }
        }
        for (int s = 0; s < halvings; s++) {
            sum = sum.times(sum, directions);
        }
        return sum;
    }
}
