package dev.groundstate.engine.vqe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.groundstate.engine.ansatz.AnsatzChoice;
import dev.groundstate.engine.ansatz.AnsatzChoice.HardwareEfficient;
import dev.groundstate.engine.ansatz.AnsatzChoice.TwoLocal;
import dev.groundstate.engine.hamiltonian.ActiveSpaceHamiltonian;
import dev.groundstate.engine.hamiltonian.SampleHamiltonians;
import dev.groundstate.engine.optimizer.OptimizationMethod;
import dev.groundstate.engine.qubit.Mapper;
import dev.groundstate.engine.qubit.MolecularHamiltonians;
import dev.groundstate.engine.qubit.QubitHamiltonian;
import dev.groundstate.engine.run.Ending;
import dev.groundstate.engine.run.FreeControl;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Circuits that know nothing of electrons, as VQE drives them. */
@Tag("science")
class LayeredCircuitTest {

    private final FreeControl control = new FreeControl();

    /** Such a circuit may end at the determinant instead: the lowest of four starts counts. */
    @ParameterizedTest
    @EnumSource
    void hydrogen_is_exact_in_every_encoding(Mapper mapper) {
        ActiveSpaceHamiltonian hydrogen = MolecularHamiltonians.hydrogen();
        double exact = MolecularHamiltonians.groundState(hydrogen);
        for (AnsatzChoice ansatz : List.of(new HardwareEfficient(3), new TwoLocal(3))) {
            VqeResult lowest = LongStream.range(0, 4)
                    .mapToObj(seed -> run(hydrogen, settings(ansatz, mapper, 300, seed)))
                    .min(Comparator.comparingDouble(VqeResult::totalEnergy))
                    .orElseThrow();

            assertThat(lowest.ending()).isEqualTo(Ending.CONVERGED);
            assertThat(lowest.totalEnergy()).isCloseTo(exact, within(1e-6));
            assertThat(lowest.particleNumber()).isCloseTo(2, within(1e-4));
            assertThat(lowest.spinSquared()).isCloseTo(0, within(1e-4));
            assertThat(lowest.determinants()).isEqualTo(mapper == Mapper.PARITY ? 4 : 16);
            assertThat(lowest.description()).contains("3 layers of RY").contains("the number of electrons may change");
        }
    }

    /** Electrons that gain energy by being more are found to be more. */
    @Test
    void a_state_that_leaves_its_number_of_electrons_says_so() {
        ActiveSpaceHamiltonian attractive = SampleHamiltonians.hubbardChain(2, 1, 1, -6);

        VqeResult result = run(attractive, settings(new HardwareEfficient(2), Mapper.JORDAN_WIGNER, 300, 42));

        assertThat(result.totalEnergy()).isLessThan(MolecularHamiltonians.groundState(attractive) - 1);
        assertThat(result.particleNumber()).isBetween(3.0, 4.0 + 1e-12);
        assertThat(result.density().naturalOrbitals().occupations()[0]).isBetween(1.5, 2 + 1e-12);
    }

    @Test
    void counts_the_qubits_that_its_encoding_leaves_out() {
        VqeSettings jordanWigner = settings(new HardwareEfficient(3), Mapper.JORDAN_WIGNER, 1, 42);
        VqeSettings parity = settings(new HardwareEfficient(3), Mapper.PARITY, 1, 42);

        assertThat(new HardwareEfficient(3).parameterCount(4, 2, 2)).isEqualTo(64);
        assertThat(new TwoLocal(3).parameterCount(4, 2, 2)).isEqualTo(32);
        assertThat(new TwoLocal(3).bytes(8, 4, 4)).isBetween(2L << 20, 20L << 20);
        assertThat(Vqe.bytes(jordanWigner, 11, 5, 5)).isGreaterThan(32L << 22).isLessThan(48L << 22);
        assertThat((double) Vqe.bytes(jordanWigner, 12, 5, 5) / Vqe.bytes(parity, 12, 5, 5))
                .isBetween(2.5, 4.0);
        assertThatThrownBy(() -> Vqe.bytes(jordanWigner, 16, 5, 5)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Vqe.bytes(parity, 40, 5, 5)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> new HardwareEfficient(0)).hasMessage("expected at least 1 layer, got 0");
        assertThatThrownBy(() -> new TwoLocal(0)).hasMessage("expected at least 1 layer, got 0");
    }

    /** Without symmetry there are as many strings as there can be. */
    @Test
    void the_strings_of_a_hamiltonian_are_fewer_than_its_memory_is_reckoned_for() {
        for (int n = 1; n <= 5; n++) {
            for (Mapper mapper : Mapper.values()) {
                int strings = QubitHamiltonian.of(SampleHamiltonians.random(n, 1, 1, 4), mapper, control)
                        .operator()
                        .terms();
                assertThat(400L * strings).isLessThanOrEqualTo(QubitHamiltonian.bytes(n));
            }
        }
    }

    private VqeResult run(ActiveSpaceHamiltonian hamiltonian, VqeSettings settings) {
        return new Vqe(hamiltonian, settings, control).run(new byte[0], (iteration, checkpoint) -> {});
    }

    private static VqeSettings settings(AnsatzChoice ansatz, Mapper mapper, int iterations, long seed) {
        return new VqeSettings(ansatz, OptimizationMethod.L_BFGS, iterations, 1e-8, seed, mapper, OptionalInt.empty());
    }
}
