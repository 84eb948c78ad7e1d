package dev.groundstate.engine.scf;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** {@link FockRows} with vectors of the processor. */
final class VectorFockRows {

    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

    private static final int LANES = SPECIES.length();

    private VectorFockRows() {}

    /** Stores to row p before it reads row q, as both may be the same. */
    static void add(
            double[] packed,
            int first,
            int count,
            double[] density,
            int ofP,
            int ofQ,
            double densityPr,
            double densityQr,
            double[] exchange,
            double[] doubled,
            double[] coulomb,
            int rs,
            double factor,
            double[] sums) {
        DoubleVector sumsP = DoubleVector.zero(SPECIES);
        DoubleVector sumsQ = DoubleVector.zero(SPECIES);
        DoubleVector sumsCoulomb = DoubleVector.zero(SPECIES);
        int bound = SPECIES.loopBound(count);
        int s = 0;
        for (; s < bound; s += LANES) {
            DoubleVector integral = DoubleVector.fromArray(SPECIES, packed, first + s);
            sumsP = integral.fma(DoubleVector.fromArray(SPECIES, density, ofQ + s), sumsP);
            sumsQ = integral.fma(DoubleVector.fromArray(SPECIES, density, ofP + s), sumsQ);
            sumsCoulomb = integral.fma(DoubleVector.fromArray(SPECIES, doubled, rs + s), sumsCoulomb);
            integral.mul(densityQr)
                    .add(DoubleVector.fromArray(SPECIES, exchange, ofP + s))
                    .intoArray(exchange, ofP + s);
            integral.mul(densityPr)
                    .add(DoubleVector.fromArray(SPECIES, exchange, ofQ + s))
                    .intoArray(exchange, ofQ + s);
            integral.mul(factor)
                    .add(DoubleVector.fromArray(SPECIES, coulomb, rs + s))
                    .intoArray(coulomb, rs + s);
        }
        double sumP = sumsP.reduceLanes(VectorOperators.ADD);
        double sumQ = sumsQ.reduceLanes(VectorOperators.ADD);
        double sumCoulomb = sumsCoulomb.reduceLanes(VectorOperators.ADD);
        for (; s < count; s++) {
            double integral = packed[first + s];
            sumP += integral * density[ofQ + s];
            sumQ += integral * density[ofP + s];
            sumCoulomb += integral * doubled[rs + s];
            exchange[ofP + s] += integral * densityQr;
            exchange[ofQ + s] += integral * densityPr;
            coulomb[rs + s] += integral * factor;
        }
        sums[FockRows.OF_P] = sumP;
        sums[FockRows.OF_Q] = sumQ;
        sums[FockRows.COULOMB] = sumCoulomb;
    }
}
