package dev.groundstate.model.molecule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ChemicalElementTest {

    @Test
    void a_symbol_is_found_whatever_its_case() {
        assertThat(ChemicalElement.ofSymbol("cl")).contains(ChemicalElement.Cl);
        assertThat(ChemicalElement.ofSymbol("HE")).contains(ChemicalElement.He);
        assertThat(ChemicalElement.ofSymbol(" Na ")).contains(ChemicalElement.Na);
    }

    @Test
    void what_is_no_symbol_is_not_found() {
        assertThat(ChemicalElement.ofSymbol("Xx")).isEmpty();
        assertThat(ChemicalElement.ofSymbol("")).isEmpty();
        assertThat(ChemicalElement.ofSymbol("Rb")).isEmpty();
    }

    @Test
    void the_atomic_number_counts_from_hydrogen() {
        assertThat(ChemicalElement.H.atomicNumber()).isEqualTo(1);
        assertThat(ChemicalElement.Ar.atomicNumber()).isEqualTo(18);
        assertThat(ChemicalElement.Kr.atomicNumber()).isEqualTo(36);
        assertThat(ChemicalElement.ofAtomicNumber(26)).contains(ChemicalElement.Fe);
        assertThat(ChemicalElement.ofAtomicNumber(0)).isEmpty();
        assertThat(ChemicalElement.ofAtomicNumber(37)).isEmpty();
    }

    @Test
    void the_core_is_the_noble_gas_before() {
        assertThat(ChemicalElement.He.coreOrbitals()).isZero();
        assertThat(ChemicalElement.Li.coreOrbitals()).isEqualTo(1);
        assertThat(ChemicalElement.Ne.coreOrbitals()).isEqualTo(1);
        assertThat(ChemicalElement.Na.coreOrbitals()).isEqualTo(5);
        assertThat(ChemicalElement.Ar.coreOrbitals()).isEqualTo(5);
        assertThat(ChemicalElement.K.coreOrbitals()).isEqualTo(9);
    }

    @Test
    void a_basis_set_counts_its_functions_on_each_element() {
        assertThat(BasisSet.STO_3G.functions(ChemicalElement.He)).hasValue(1);
        assertThat(BasisSet.STO_3G.functions(ChemicalElement.Li)).hasValue(5);
        assertThat(BasisSet.STO_3G.functions(ChemicalElement.Ar)).hasValue(9);
        assertThat(BasisSet.B6_31G.functions(ChemicalElement.H)).hasValue(2);
        assertThat(BasisSet.B6_31G.functions(ChemicalElement.O)).hasValue(9);
        assertThat(BasisSet.B6_31G.functions(ChemicalElement.Na)).hasValue(13);
        assertThat(BasisSet.CC_PVDZ.functions(ChemicalElement.C)).hasValue(14);
    }

    @Test
    void a_basis_set_says_which_element_it_lacks() {
        assertThat(BasisSet.CC_PVDZ.functions(ChemicalElement.K)).isEmpty();
        assertThat(BasisSet.CC_PVTZ.functions(ChemicalElement.K)).isEmpty();
        assertThat(BasisSet.CC_PVTZ.functions(ChemicalElement.Kr)).hasValue(43);
    }
}
