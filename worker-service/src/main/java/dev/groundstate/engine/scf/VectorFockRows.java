package dev.groundstate.engine.scf;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link FockRows} with vectors of the processor: exchange in tiles of four functions r by four s, whose rows of the matrices
 * are read and written but once for the four r.
 *
 * <p>A tile on the diagonal is one like any other whose upper triangle is masked, and whose diagonal is halved.
 */
final class VectorFockRows {

    /** Rows of a tile. */
    private static final int TILE = 4;

    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_256;

    /** Weights of the rows of a tile on the diagonal. */
    private static final double[] TRIANGLE = {0.5, 0, 0, 0, 1, 0.5, 0, 0, 1, 1, 0.5, 0, 1, 1, 1, 0.5};

    private VectorFockRows() {}

    /** See {@link FockRows#coulomb}. */
    static double coulomb(double[] packed, int row, int count, double[] doubled, double factor, double[] coulomb) {
        DoubleVector sums = DoubleVector.zero(SPECIES);
        DoubleVector more = DoubleVector.zero(SPECIES);
        int rs = 0;
        for (; rs + 2 * TILE <= count; rs += 2 * TILE) {
            DoubleVector integral = DoubleVector.fromArray(SPECIES, packed, row + rs);
            DoubleVector next = DoubleVector.fromArray(SPECIES, packed, row + rs + TILE);
            sums = integral.fma(DoubleVector.fromArray(SPECIES, doubled, rs), sums);
            more = next.fma(DoubleVector.fromArray(SPECIES, doubled, rs + TILE), more);
            integral.mul(factor)
                    .add(DoubleVector.fromArray(SPECIES, coulomb, rs))
                    .intoArray(coulomb, rs);
            next.mul(factor)
                    .add(DoubleVector.fromArray(SPECIES, coulomb, rs + TILE))
                    .intoArray(coulomb, rs + TILE);
        }
        double sum = sum(sums.add(more));
        for (; rs < count; rs++) {
            sum += packed[row + rs] * doubled[rs];
            coulomb[rs] += packed[row + rs] * factor;
        }
        return sum;
    }

    /** See {@link FockRows#exchange}. */
    static void exchange(
            double[] packed, int row, int rows, double weight, double[] density, int ofP, int ofQ, double[] exchange) {
        int tiled = rows - rows % TILE;
        for (int r = 0; r < tiled; r += TILE) {
            tiles(packed, row, r, weight, density, ofQ, exchange, ofP);
            tiles(packed, row, r, weight, density, ofP, exchange, ofQ);
            diagonalTile(packed, row, r, weight, density, ofQ, exchange, ofP);
            diagonalTile(packed, row, r, weight, density, ofP, exchange, ofQ);
        }
        for (int r = tiled; r < rows; r++) {
            exchangeRow(packed, row + r * (r + 1) / 2, r, r + 1, weight, density, ofP, ofQ, exchange);
        }
    }

    /** Adds to one row of the exchange with the density of the other. */
    private static void tiles(
            double[] packed, int row, int r, double weight, double[] density, int other, double[] exchange, int one) {
        int first0 = row + r * (r + 1) / 2;
        int first1 = first0 + r + 1;
        int first2 = first1 + r + 2;
        int first3 = first2 + r + 3;
        DoubleVector density0 = DoubleVector.broadcast(SPECIES, weight * density[other + r]);
        DoubleVector density1 = DoubleVector.broadcast(SPECIES, weight * density[other + r + 1]);
        DoubleVector density2 = DoubleVector.broadcast(SPECIES, weight * density[other + r + 2]);
        DoubleVector density3 = DoubleVector.broadcast(SPECIES, weight * density[other + r + 3]);
        DoubleVector sum0 = DoubleVector.zero(SPECIES);
        DoubleVector sum1 = DoubleVector.zero(SPECIES);
        DoubleVector sum2 = DoubleVector.zero(SPECIES);
        DoubleVector sum3 = DoubleVector.zero(SPECIES);
        for (int s = 0; s < r; s += TILE) {
            DoubleVector integral0 = DoubleVector.fromArray(SPECIES, packed, first0 + s);
            DoubleVector integral1 = DoubleVector.fromArray(SPECIES, packed, first1 + s);
            DoubleVector integral2 = DoubleVector.fromArray(SPECIES, packed, first2 + s);
            DoubleVector integral3 = DoubleVector.fromArray(SPECIES, packed, first3 + s);
            DoubleVector ofRow = DoubleVector.fromArray(SPECIES, density, other + s);
            sum0 = integral0.fma(ofRow, sum0);
            sum1 = integral1.fma(ofRow, sum1);
            sum2 = integral2.fma(ofRow, sum2);
            sum3 = integral3.fma(ofRow, sum3);
            DoubleVector even = integral0.fma(density0, DoubleVector.fromArray(SPECIES, exchange, one + s));
            DoubleVector odd = integral1.mul(density1);
            even = integral2.fma(density2, even);
            odd = integral3.fma(density3, odd);
            even.add(odd).intoArray(exchange, one + s);
        }
        exchange[one + r] += weight * sum(sum0);
        exchange[one + r + 1] += weight * sum(sum1);
        exchange[one + r + 2] += weight * sum(sum2);
        exchange[one + r + 3] += weight * sum(sum3);
    }

    /** Adds the tile of equal functions r and s: its upper triangle is that of the next integrals, which is masked. */
    private static void diagonalTile(
            double[] packed, int row, int r, double weight, double[] density, int other, double[] exchange, int one) {
        DoubleVector ofRow = DoubleVector.fromArray(SPECIES, density, other + r);
        DoubleVector sums = DoubleVector.zero(SPECIES);
        int first = row + r * (r + 1) / 2 + r;
        for (int i = 0; i < TILE; i++) {
            DoubleVector integral = DoubleVector.fromArray(SPECIES, packed, first)
                    .mul(DoubleVector.fromArray(SPECIES, TRIANGLE, TILE * i));
            sums = integral.fma(DoubleVector.broadcast(SPECIES, density[other + r + i]), sums);
            exchange[one + r + i] += weight * sum(integral.mul(ofRow));
            first += r + i + 1;
        }
        sums.mul(weight).add(DoubleVector.fromArray(SPECIES, exchange, one + r)).intoArray(exchange, one + r);
    }

    /** See {@link FockRows#exchangeRow}. */
    static void exchangeRow(
            double[] packed,
            int first,
            int r,
            int count,
            double weight,
            double[] density,
            int ofP,
            int ofQ,
            double[] exchange) {
        double densityPr = weight * density[ofP + r];
        double densityQr = weight * density[ofQ + r];
        DoubleVector sumsP = DoubleVector.zero(SPECIES);
        DoubleVector sumsQ = DoubleVector.zero(SPECIES);
        int bound = SPECIES.loopBound(Math.min(count, r));
        int s = 0;
        for (; s < bound; s += TILE) {
            DoubleVector integral = DoubleVector.fromArray(SPECIES, packed, first + s);
            sumsP = integral.fma(DoubleVector.fromArray(SPECIES, density, ofQ + s), sumsP);
            sumsQ = integral.fma(DoubleVector.fromArray(SPECIES, density, ofP + s), sumsQ);
            integral.mul(densityQr)
                    .add(DoubleVector.fromArray(SPECIES, exchange, ofP + s))
                    .intoArray(exchange, ofP + s);
            integral.mul(densityPr)
                    .add(DoubleVector.fromArray(SPECIES, exchange, ofQ + s))
                    .intoArray(exchange, ofQ + s);
        }
        double sumP = sum(sumsP);
        double sumQ = sum(sumsQ);
        for (; s < count; s++) {
            double integral = s == r ? 0.5 * packed[first + s] : packed[first + s];
            sumP += integral * density[ofQ + s];
            sumQ += integral * density[ofP + s];
            exchange[ofP + s] += integral * densityQr;
            exchange[ofQ + s] += integral * densityPr;
        }
        exchange[ofP + r] += weight * sumP;
        exchange[ofQ + r] += weight * sumQ;
    }

    /** Adds the lanes in one order, which {@link DoubleVector#reduceLanes} leaves open: it depends on how code is compiled. */
    private static double sum(DoubleVector vector) {
        return (vector.lane(0) + vector.lane(2)) + (vector.lane(1) + vector.lane(3));
    }
}
