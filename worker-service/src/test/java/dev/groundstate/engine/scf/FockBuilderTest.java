package dev.groundstate.engine.scf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.groundstate.engine.integral.TwoElectronIntegrals;
import dev.groundstate.engine.linalg.Simd;
import dev.groundstate.engine.run.FreeControl;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FockBuilderTest {

    private final Random random = new Random(7);

    @ParameterizedTest
    @CsvSource({"1, false", "6, false", "6, true", "24, true", "33, false", "33, true", "37, true"})
    void packed_sums_agree_with_the_definition(int size, boolean vectors) {
        TwoElectronIntegrals integrals = integrals(size);
        double[][] densities = {density(size), density(size)};
        FockBuilder builder = new FockBuilder(integrals, 2, vectors && Simd.available());
        builder.build(Fields.UNSTOPPED, densities);
        builder.build(Fields.UNSTOPPED, densities);
        for (int d = 0; d < 2; d++) {
            for (int p = 0; p < size; p++) {
                for (int q = 0; q < size; q++) {
                    double coulomb = 0;
                    double exchange = 0;
                    for (int r = 0; r < size; r++) {
                        for (int s = 0; s < size; s++) {
                            coulomb += densities[d][r * size + s] * integrals.get(p, q, r, s);
                            exchange += densities[d][r * size + s] * integrals.get(p, r, q, s);
                        }
                    }
                    assertThat(builder.coulomb(d)[p * size + q])
                            .as("J %d %d", p, q)
                            .isCloseTo(coulomb, within(2e-12));
                    assertThat(builder.exchange(d)[p * size + q])
                            .as("K %d %d", p, q)
                            .isCloseTo(exchange, within(2e-12));
                }
            }
        }
    }

    @Test
    void the_bits_depend_neither_on_the_threads_nor_on_the_number_of_densities() {
        TwoElectronIntegrals integrals = integrals(40);
        double[] first = density(40);
        double[] second = density(40);
        FockBuilder one = new FockBuilder(integrals, 1);
        FockBuilder both = new FockBuilder(integrals, 2);
        one.build(new FreeControl(1), second);
        both.build(new FreeControl(4), first, second);
        assertThat(both.coulomb(1)).containsExactly(one.coulomb(0));
        assertThat(both.exchange(1)).containsExactly(one.exchange(0));
    }

    private TwoElectronIntegrals integrals(int size) {
        return new TwoElectronIntegrals(
                size,
                random.doubles(TwoElectronIntegrals.packedLength(size), -1, 1).toArray());
    }

    private double[] density(int size) {
        double[] density = new double[size * size];
        for (int p = 0; p < size; p++) {
            for (int q = 0; q <= p; q++) {
                density[p * size + q] = density[q * size + p] = random.nextDouble(-1, 1);
            }
        }
        return density;
    }
}
