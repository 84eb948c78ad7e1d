package dev.groundstate.engine.molecule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ElementTest {

    @Test
    void elements_are_counted_by_nuclear_charge() {
        assertThat(Element.H.atomicNumber()).isEqualTo(1);
        assertThat(Element.Ar.atomicNumber()).isEqualTo(18);
        assertThat(Element.Xe.atomicNumber()).isEqualTo(54);
        assertThat(Element.Rn.atomicNumber()).isEqualTo(86);
        assertThat(Element.Og.atomicNumber()).isEqualTo(118);
        assertThat(Element.ofAtomicNumber(79)).isEqualTo(Element.Au);
    }

    @Test
    void symbols_are_known_in_any_case() {
        assertThat(Element.ofSymbol("cl")).isEqualTo(Element.Cl);
        assertThat(Element.ofSymbol("NA")).isEqualTo(Element.Na);
    }

    @Test
    void what_is_no_element_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Element.ofSymbol("Xx"))
                .withMessage("expected the symbol of an element, got 'Xx'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Element.ofAtomicNumber(0))
                .withMessage("expected an atomic number from 1 to 118, got 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Element.ofAtomicNumber(119))
                .withMessageContaining("got 119");
    }
}
