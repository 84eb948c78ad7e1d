package dev.groundstate.engine.scf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.groundstate.engine.integral.TwoElectronIntegrals;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FockBuilderTest {

    private static final int SIZE = 6;

    @Test
    void packed_sums_agree_with_the_definition() {
        Random random = new Random(7);
        double[] packed =
                random.doubles(TwoElectronIntegrals.packedLength(SIZE), -1, 1).toArray();
        TwoElectronIntegrals integrals = new TwoElectronIntegrals(SIZE, packed);
        double[] density = new double[SIZE * SIZE];
        for (int p = 0; p < SIZE; p++) {
            for (int q = 0; q <= p; q++) {
                density[p * SIZE + q] = density[q * SIZE + p] = random.nextDouble(-1, 1);
            }
        }
        FockBuilder builder = new FockBuilder(integrals);
        double[] first = builder.twoElectronPart(density, Fields.UNSTOPPED);
        double[] second = builder.twoElectronPart(density, Fields.UNSTOPPED);
        assertThat(second).containsExactly(first);
        for (int p = 0; p < SIZE; p++) {
            for (int q = 0; q < SIZE; q++) {
                double expected = 0;
                for (int r = 0; r < SIZE; r++) {
                    for (int s = 0; s < SIZE; s++) {
                        expected +=
                                density[r * SIZE + s] * (integrals.get(p, q, r, s) - 0.5 * integrals.get(p, r, q, s));
                    }
                }
                assertThat(first[p * SIZE + q]).as("%d %d", p, q).isCloseTo(expected, within(1e-13));
            }
        }
    }
}
