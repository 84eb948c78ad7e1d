package dev.groundstate.engine.qubit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FermionEncodingTest {

    @ParameterizedTest
    @EnumSource(Mapper.class)
    void creation_and_annihilation_anticommute(Mapper mapper) {
        for (int modes = 1; modes <= 7; modes++) {
            FermionEncoding encoding = FermionEncoding.complete(mapper, modes);
            for (int i = 0; i < modes; i++) {
                for (int j = 0; j < modes; j++) {
                    PauliSum mixed = anticommutator(encoding.annihilation(i), encoding.creation(j), modes);
                    assertThat(mixed.terms()).isEqualTo(i == j ? 1 : 0);
                    assertThat(mixed.coefficient(PauliString.IDENTITY)).isEqualTo(i == j ? 1 : 0);
                    assertThat(anticommutator(encoding.annihilation(i), encoding.annihilation(j), modes)
                                    .terms())
                            .isZero();
                }
            }
        }
    }

    private static PauliSum anticommutator(PauliPolynomial a, PauliPolynomial b, int modes) {
        PauliPolynomial sum = new PauliPolynomial();
        sum.addProduct(a, b, 1);
        sum.addProduct(b, a, 1);
        return sum.hermitian(modes);
    }

    /** Bits by hand: Bravyi-Kitaev qubits 1, 3 and 5 of six hold the parities of modes 0-1, 0-3 and 4-5. */
    @ParameterizedTest
    @CsvSource({
        "JORDAN_WIGNER, 2, 1, 001011",
        "BRAVYI_KITAEV, 2, 1, 001001",
        "PARITY, 2, 1, 1101",
        "JORDAN_WIGNER, 1, 1, 001001",
        "BRAVYI_KITAEV, 1, 1, 000011",
        "PARITY, 1, 1, 0011",
        "PARITY, 3, 3, 1001",
        "JORDAN_WIGNER, 3, 3, 111111"
    })
    void the_reference_determinant_is_one_basis_state(Mapper mapper, int alpha, int beta, String bits) {
        FermionEncoding encoding = FermionEncoding.of(mapper, 3, alpha, beta);

        assertThat(encoding.referenceState(alpha, beta)).isEqualTo(Long.parseLong(bits, 2));
        assertThat(encoding.qubits()).isEqualTo(bits.length());
        assertThat(encoding.modes()).isEqualTo(6);
        assertThat(encoding.mapper()).isEqualTo(mapper);
    }

    /** a†3 a0 passes the electron in orbital 1, so T|source⟩ = −|target⟩ and ⟨target|G|source⟩ = i. */
    @ParameterizedTest
    @EnumSource(Mapper.class)
    void a_generator_takes_a_determinant_to_the_excited_one(Mapper mapper) {
        FermionEncoding encoding = FermionEncoding.of(mapper, 4, 2, 2);
        PauliSum generator = encoding.excitationGenerator(new int[] {0, 5}, new int[] {3, 6}, true);
        long source = encoding.basisState(0b0011_0011);
        long target = encoding.basisState(0b0101_1010);

        double real = 0;
        double imaginary = 0;
        for (int k = 0; k < generator.terms(); k++) {
            double[] element = DensePauli.element(generator.strings()[k], encoding.qubits(), target, source);
            real += generator.coefficients()[k] * element[0];
            imaginary += generator.coefficients()[k] * element[1];
        }
        assertThat(real).isZero();
        assertThat(imaginary).isCloseTo(1, within(1e-15));
        for (PauliString one : generator.strings()) {
            for (PauliString other : generator.strings()) {
                assertThat(one.commutesWith(other)).isTrue();
            }
        }
    }

    @Test
    void refuses_what_does_not_keep_its_parities() {
        FermionEncoding encoding = FermionEncoding.of(Mapper.PARITY, 3, 2, 1);

        assertThatThrownBy(() -> encoding.basisState(0b001_001)).hasMessageContaining("parities of the encoding");
        assertThatThrownBy(() -> encoding.excitationGenerator(new int[] {0}, new int[] {3}, true))
                .hasMessageContaining("conserves the parities of both spins");
        assertThatThrownBy(() -> FermionEncoding.of(Mapper.JORDAN_WIGNER, 32, 1, 1))
                .hasMessage("expected at most 31 orbitals, got 32");
    }
}
