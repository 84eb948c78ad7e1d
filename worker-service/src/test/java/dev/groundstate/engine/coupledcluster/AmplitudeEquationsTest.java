package dev.groundstate.engine.coupledcluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.groundstate.engine.hamiltonian.ActiveSpaceHamiltonian;
import dev.groundstate.engine.hamiltonian.SampleHamiltonians;
import dev.groundstate.engine.run.FreeControl;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("science")
class AmplitudeEquationsTest {

    /** For any amplitudes and a Fock matrix that is not diagonal; sums of a few thousand products of order one. */
    @ParameterizedTest
    @CsvSource({"2,1", "3,1", "3,2", "4,2", "5,2"})
    void spin_adapted_equations_are_those_over_spin_orbitals(int orbitals, int occupied) {
        ActiveSpaceHamiltonian hamiltonian = SampleHamiltonians.random(orbitals, occupied, occupied, 5);
        Amplitudes amplitudes = randomAmplitudes(occupied, orbitals - occupied);
        SpinOrbitalEquations twin = new SpinOrbitalEquations(hamiltonian, amplitudes);

        int o = amplitudes.occupied();
        int v = amplitudes.virtual();
        FreeControl control = new FreeControl();
        AmplitudeEquations equations =
                new AmplitudeEquations(new ClosedShellIntegrals(hamiltonian, control), new TensorProduct(control));
        Tensor singles = new Tensor(new int[] {o, v}, amplitudes.singles());
        Tensor doubles = new Tensor(new int[] {o, o, v, v}, amplitudes.doubles());
        Tensor singlesLeft = Tensor.zeros(new FreeControl(), o, v);
        Tensor doublesLeft = Tensor.zeros(new FreeControl(), o, o, v, v);
        equations.residual(singles, doubles, singlesLeft, doublesLeft);
        Amplitudes left = new Amplitudes(o, v, singlesLeft.values(), doublesLeft.values());

        assertThat(equations.correlationEnergy(singles, doubles)).isCloseTo(twin.correlationEnergy(), within(1e-12));
        for (int i = 0; i < o; i++) {
            for (int a = 0; a < v; a++) {
                assertThat(left.single(i, a)).isCloseTo(twin.single(2 * i, 2 * a), within(1e-12));
                for (int j = 0; j < o; j++) {
                    for (int b = 0; b < v; b++) {
                        assertThat(left.pair(i, j, a, b))
                                .isCloseTo(twin.pair(2 * i, 2 * j + 1, 2 * a, 2 * b + 1), within(1e-12));
                    }
                }
            }
        }
    }

    private static Amplitudes randomAmplitudes(int o, int v) {
        SplittableRandom random = new SplittableRandom(3);
        double[] singles = random.doubles((long) o * v, -0.5, 0.5).toArray();
        double[] doubles = new double[o * o * v * v];
        for (int ia = 0; ia < o * v; ia++) {
            for (int jb = 0; jb <= ia; jb++) {
                double value = random.nextDouble(-0.5, 0.5);
                int i = ia / v;
                int a = ia % v;
                int j = jb / v;
                int b = jb % v;
                doubles[((i * o + j) * v + a) * v + b] = value;
                doubles[((j * o + i) * v + b) * v + a] = value;
            }
        }
        return new Amplitudes(o, v, singles, doubles);
    }
}
