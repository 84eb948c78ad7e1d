package dev.groundstate.engine.circuit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.groundstate.engine.run.FreeControl;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CircuitTest {

    private static final Circuit SAMPLE = new Circuit(
            3,
            2,
            List.of(
                    Gate.on(0, GateType.H),
                    Gate.controlled(GateType.CX, 0, 2),
                    Gate.rotation(GateType.RZ, 2, 1, -0.5),
                    Gate.on(1, GateType.SDG),
                    Gate.rotation(GateType.RY, 1, 0, 1),
                    Gate.rotation(GateType.RX, 0, 0, -1),
                    Gate.fixedRotation(GateType.RX, 1, 0.25),
                    Gate.controlled(GateType.CZ, 2, 1)));

    private final FreeControl control = new FreeControl();

    @Test
    void counts_its_gates_and_its_depth() {
        assertThat(SAMPLE.depth()).isEqualTo(4);
        assertThat(SAMPLE.gateCounts())
                .isEqualTo(Map.of(
                        GateType.H,
                        1,
                        GateType.CX,
                        1,
                        GateType.RZ,
                        1,
                        GateType.SDG,
                        1,
                        GateType.RY,
                        1,
                        GateType.RX,
                        2,
                        GateType.CZ,
                        1));
        assertThat(new Circuit(2, 0, List.of()).depth()).isZero();
    }

    @Test
    void is_described_with_controls_first() {
        CircuitDescription description = CircuitDescription.of(SAMPLE, 2, "uccsd", 5, control);

        assertThat(description.qubits()).isEqualTo(3);
        assertThat(description.electrons()).isEqualTo(2);
        assertThat(description.ansatzType()).isEqualTo("uccsd");
        assertThat(description.metadata()).isEqualTo(new CircuitDescription.Metadata(8, 2, 4, 5));
        assertThat(description.gates())
                .startsWith(
                        new CircuitDescription.GateDescription("h", List.of(0), false),
                        new CircuitDescription.GateDescription("cx", List.of(0, 2), false),
                        new CircuitDescription.GateDescription("rz", List.of(2), true))
                .endsWith(new CircuitDescription.GateDescription("cz", List.of(2, 1), false));
    }

    @Test
    void is_written_in_openqasm() {
        assertThat(OpenQasm.write(SAMPLE, control)).isEqualTo("""
                        OPENQASM 3.0;
                        include "stdgates.inc";
                        input float[64] theta0;
                        input float[64] theta1;
                        qubit[3] q;
                        h q[0];
                        cx q[0], q[2];
                        rz(-0.5 * theta1) q[2];
                        sdg q[1];
                        ry(theta0) q[1];
                        rx(-theta0) q[0];
                        rx(0.25) q[1];
                        cz q[2], q[1];
                        """);
    }

    @Test
    void is_drawn_in_plain_characters() {
        assertThat(TextDrawing.draw(SAMPLE, 100, control)).isEqualTo("""
                        q0: -[H]--*----[RX(-t0)]-------------------------
                                  |
                        q1: ------|------[S+]------[RY(t0)]-[RX(0.25)]-*-
                                  |                                    |
                        q2: -----(+)-[RZ(-0.5 t1)]---------------------*-
                        """);
        assertThat(TextDrawing.draw(SAMPLE, 2, control)).endsWith("and 6 more gates\n");
        assertThat(TextDrawing.draw(new Circuit(1, 0, List.of()), 2, control)).isEqualTo("q0: -\n");
    }

    @Test
    void is_drawn_in_the_colour_of_the_text() {
        String drawing = SvgDrawing.draw(SAMPLE, 100, control);

        assertThat(drawing)
                .startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\"")
                .contains("<title>Circuit of 8 gates on 3 qubits, depth 4</title>")
                .contains(">RZ(-0.5 t1)<")
                .doesNotContain("#", "black", "style=")
                .endsWith("</svg>\n");
        assertThat(drawing.split("<rect", -1)).hasSize(7);
        assertThat(drawing.split("<circle", -1)).hasSize(5);
        assertThat(SvgDrawing.draw(SAMPLE, 1, control)).contains(">and 7 more gates<");
    }

    @Test
    void refuses_gates_that_make_no_sense() {
        assertThatThrownBy(() -> new Circuit(1, 0, List.of(Gate.on(1, GateType.X))))
                .hasMessageContaining("expected 1 qubits and 0 parameters");
        assertThatThrownBy(() -> new Circuit(1, 0, List.of(Gate.rotation(GateType.RX, 0, 0, 1))))
                .hasMessageContaining("0 parameters");
        assertThatThrownBy(() -> Gate.controlled(GateType.CX, 1, 1)).hasMessageContaining("another qubit as control");
        assertThatThrownBy(() -> Gate.on(1, GateType.CX)).hasMessageContaining("another qubit as control");
        assertThatThrownBy(() -> Gate.controlled(GateType.X, 0, 1)).hasMessageContaining("no control");
        assertThatThrownBy(() -> Gate.rotation(GateType.H, 0, 0, 1)).hasMessage("expected no angle of H");
        assertThatThrownBy(() -> Gate.on(-1, GateType.H)).hasMessageContaining("from 0");
        assertThatThrownBy(() -> Gate.fixedRotation(GateType.RX, 0, Double.NaN)).hasMessageContaining("finite");
    }
}
