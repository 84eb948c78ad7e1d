package dev.groundstate.engine.circuit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.groundstate.engine.determinant.OccupationString;
import dev.groundstate.engine.qubit.FermionEncoding;
import dev.groundstate.engine.qubit.Mapper;
import dev.groundstate.engine.run.FreeControl;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("science")
class CoupledClusterCircuitTest {

    private static final int ORBITALS = 4;
    private static final int ALPHA = 2;
    private static final int BETA = 2;

    private final FreeControl control = new FreeControl();

    @ParameterizedTest
    @EnumSource(Mapper.class)
    void the_reference_circuit_prepares_the_reference(Mapper mapper) {
        FermionEncoding encoding = FermionEncoding.of(mapper, ORBITALS, ALPHA, 1);
        Circuit circuit = CoupledClusterCircuit.reference(encoding, ALPHA, 1);

        assertThat(circuit.gateCounts().keySet()).containsExactly(GateType.X);
        assertThat(SlowStateVector.of(circuit).re(encoding.referenceState(ALPHA, 1)))
                .isEqualTo(1);
    }

    /**
     * Rotations of pairs of determinants, one factor after another, in the same order with the same θ: every amplitude to
     * 1e-12. Singles and pairs, generalised ones among them, some sharing a parameter.
     */
    @ParameterizedTest
    @EnumSource(Mapper.class)
    void prepares_the_state_of_rotated_determinants(Mapper mapper) {
        List<FermionExcitation> excitations = new ArrayList<>();
        int parameter = 0;
        for (int p = 0; p < ORBITALS; p++) {
            for (int q = 0; q < p; q++) {
                excitations.add(excitation(parameter, new int[] {q, ORBITALS + q}, new int[] {p, ORBITALS + p}));
                excitations.add(excitation(parameter + 1, new int[] {q}, new int[] {p}));
                excitations.add(excitation(parameter + 1, new int[] {ORBITALS + q}, new int[] {ORBITALS + p}));
                parameter += 2;
            }
        }
        excitations.add(excitation(parameter++, new int[] {0, 1}, new int[] {2, 3}));
        excitations.add(excitation(parameter++, new int[] {1, ORBITALS}, new int[] {2, ORBITALS + 3}));
        double[] theta = new SplittableRandom(3).doubles(parameter, -0.7, 0.7).toArray();

        FermionEncoding encoding = FermionEncoding.of(mapper, ORBITALS, ALPHA, BETA);
        SlowStateVector state = SlowStateVector.of(
                CoupledClusterCircuit.of(encoding, ALPHA, BETA, parameter, excitations, control), theta);

        Map<Long, Double> expected = rotatedDeterminants(excitations, theta);
        double norm = 0;
        for (Map.Entry<Long, Double> determinant : expected.entrySet()) {
            long basisState = encoding.basisState(determinant.getKey());
            assertThat(state.re(basisState)).isCloseTo(determinant.getValue(), within(1e-12));
            assertThat(state.im(basisState)).isCloseTo(0, within(1e-12));
            norm += determinant.getValue() * determinant.getValue();
        }
        assertThat(expected).hasSize(36);
        assertThat(norm).isCloseTo(1, within(1e-12));
    }

    private static FermionExcitation excitation(int parameter, int[] from, int[] to) {
        return new FermionExcitation(from, to, parameter);
    }

    /** Determinants as alpha bits below beta bits, with the signs of E_pq as everywhere in the engine. */
    private static Map<Long, Double> rotatedDeterminants(List<FermionExcitation> excitations, double[] theta) {
        Map<Long, Double> state = new HashMap<>();
        state.put(0b0011_0011L, 1.0);
        for (FermionExcitation excitation : excitations) {
            double cosine = Math.cos(theta[excitation.parameter()]);
            double sine = Math.sin(theta[excitation.parameter()]);
            Map<Long, Double> rotated = new HashMap<>(state);
            for (long bits = 0; bits < 256; bits++) {
                int sign = sign(bits, excitation.from(), excitation.to());
                if (sign != 0) {
                    long target = moved(bits, excitation.from(), excitation.to());
                    double x = state.getOrDefault(bits, 0.0);
                    double y = state.getOrDefault(target, 0.0);
                    if (x != 0 || y != 0) {
                        rotated.put(bits, cosine * x - sign * sine * y);
                        rotated.put(target, cosine * y + sign * sine * x);
                    }
                }
            }
            state = rotated;
        }
        return state;
    }

    private static long moved(long bits, int[] from, int[] to) {
        long moved = bits;
        for (int k = from.length - 1; k >= 0; k--) {
            moved = OccupationString.moved(moved, to[k], from[k]);
        }
        return moved;
    }

    private static int sign(long bits, int[] from, int[] to) {
        int sign = 1;
        long moved = bits;
        for (int k = from.length - 1; k >= 0; k--) {
            if (!OccupationString.allows(moved, to[k], from[k])) {
                return 0;
            }
            long sameSpin = from[k] < ORBITALS ? 0b1111L : 0b1111_0000L;
            sign *= OccupationString.sign(moved & sameSpin, to[k], from[k]);
            moved = OccupationString.moved(moved, to[k], from[k]);
        }
        return sign;
    }

    /** In Jordan-Wigner a single is two strings, a double eight; CX by the lengths of their chains. */
    @Test
    void has_the_gates_one_counts_by_hand() {
        FermionEncoding encoding = FermionEncoding.of(Mapper.JORDAN_WIGNER, 3, 1, 1);
        Circuit single = CoupledClusterCircuit.of(
                encoding, 1, 1, 1, List.of(excitation(0, new int[] {0}, new int[] {2})), control);
        Circuit pair = CoupledClusterCircuit.of(
                encoding, 1, 1, 1, List.of(excitation(0, new int[] {0, 3}, new int[] {2, 5})), control);

        assertThat(single.gateCounts())
                .isEqualTo(Map.of(
                        GateType.X, 2, GateType.RZ, 2, GateType.CX, 8, GateType.H, 8, GateType.S, 2, GateType.SDG, 2));
        assertThat(CoupledClusterCircuit.gateCount(
                        encoding, 1, 1, List.of(excitation(0, new int[] {0, 3}, new int[] {2, 5})), control))
                .isEqualTo(pair.gates().size());
        assertThat(pair.gateCounts()).containsEntry(GateType.RZ, 8).containsEntry(GateType.CX, 8 * 2 * 5);
    }

    @Test
    void refuses_an_excitation_that_loses_electrons() {
        assertThatThrownBy(() -> excitation(0, new int[] {0, 1}, new int[] {2}))
                .hasMessage("expected as many modes filled as emptied, got 1 and 2");
    }
}
