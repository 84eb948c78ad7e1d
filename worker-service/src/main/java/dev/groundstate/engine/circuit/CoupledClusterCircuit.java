package dev.groundstate.engine.circuit;

import dev.groundstate.engine.qubit.FermionEncoding;
import dev.groundstate.engine.qubit.PauliString;
import dev.groundstate.engine.qubit.PauliSum;
import dev.groundstate.engine.run.RunControl;
import dev.groundstate.engine.run.WorkCounter;
import java.util.ArrayList;
import java.util.List;

/**
 * Builds the circuits of determinants and of factorised coupled cluster.
 *
 * <p>A factor exp(iθG), G = Σ g_k P_k of commuting strings, becomes a rotation exp(iθ g_k P_k) for each: a change of basis
 * to Z, a ladder of CX that gathers the parity of the string's qubits on the last of them, RZ(−2 g_k θ), and both undone.
 * After J. T. Seeley, M. J. Richard and P. J. Love, J. Chem. Phys. 137, 224109 (2012).
 */
public final class CoupledClusterCircuit {

    /** Products of up to sixteen pairs of strings, each a look-up in a table, and the gates of them. */
    private static final long WORK_OF_GENERATOR = 10_000;

    private CoupledClusterCircuit() {}

    /** Returns the circuit of the determinant that fills the lowest spatial orbitals. */
    public static Circuit reference(FermionEncoding encoding, int alphaElectrons, int betaElectrons) {
        List<Gate> gates = new ArrayList<>();
        addBasisState(encoding.referenceState(alphaElectrons, betaElectrons), gates);
        return new Circuit(encoding.qubits(), 0, gates);
    }

    /** Returns how many gates {@link #of} would make, which a factor on many qubits is hundreds of. */
    public static long gateCount(
            FermionEncoding encoding,
            int alphaElectrons,
            int betaElectrons,
            List<FermionExcitation> excitations,
            RunControl control) {
        WorkCounter work = new WorkCounter(control);
        long count = Long.bitCount(encoding.referenceState(alphaElectrons, betaElectrons));
        for (FermionExcitation excitation : excitations) {
            for (PauliString string : generator(encoding, excitation, work).strings()) {
                count += rotationGates(string);
            }
        }
        return count;
    }

    private static PauliSum generator(FermionEncoding encoding, FermionExcitation excitation, WorkCounter work) {
        work.add(WORK_OF_GENERATOR);
        return encoding.excitationGenerator(excitation.from(), excitation.to(), excitation.signed());
    }

    /**
     * Returns the circuit of a product of factors on the reference.
     *
     * @param parameters number of parameters
     * @param excitations the factors, the one that acts first first
     */
    public static Circuit of(
            FermionEncoding encoding,
            int alphaElectrons,
            int betaElectrons,
            int parameters,
            List<FermionExcitation> excitations,
            RunControl control) {
        WorkCounter work = new WorkCounter(control);
        List<Gate> gates = new ArrayList<>();
        addBasisState(encoding.referenceState(alphaElectrons, betaElectrons), gates);
        for (FermionExcitation excitation : excitations) {
            PauliSum generator = generator(encoding, excitation, work);
            for (int k = 0; k < generator.terms(); k++) {
                addRotation(
                        generator.strings()[k],
                        excitation.parameter(),
                        -2 * generator.coefficients()[k],
                        gates);
            }
        }
        return new Circuit(encoding.qubits(), parameters, gates);
    }

    /** Adds an X for each bit set. */
    static void addBasisState(long state, List<Gate> gates) {
        for (long rest = state; rest != 0; rest &= rest - 1) {
            gates.add(Gate.on(Long.numberOfTrailingZeros(rest), GateType.X));
        }
    }

    /** Returns how many gates {@link #addRotation} adds. */
    static int rotationGates(PauliString string) {
        int turned = 2 * (Long.bitCount(string.x()) + string.yCount());
        return turned + 2 * string.weight() - 1;
    }

    /** Adds exp(−iφP/2), φ = factor · θ of a parameter; φ = factor without one. */
    static void addRotation(PauliString string, int parameter, double factor, List<Gate> gates) {
        int[] qubits = new int[string.weight()];
        int count = 0;
        for (long rest = string.support(); rest != 0; rest &= rest - 1) {
            qubits[count++] = Long.numberOfTrailingZeros(rest);
        }
        for (int qubit : qubits) {
            addChangeToZ(string.letter(qubit), qubit, gates);
        }
        for (int k = 1; k < count; k++) {
            gates.add(Gate.controlled(GateType.CX, qubits[k - 1], qubits[k]));
        }
        gates.add(Gate.rotation(GateType.RZ, qubits[count - 1], parameter, factor));
        for (int k = count - 1; k > 0; k--) {
            gates.add(Gate.controlled(GateType.CX, qubits[k - 1], qubits[k]));
        }
        for (int qubit : qubits) {
            addChangeFromZ(string.letter(qubit), qubit, gates);
        }
    }

    /** H X H = Z and H S† Y S H = Z. */
    private static void addChangeToZ(char letter, int qubit, List<Gate> gates) {
        if (letter == 'Y') {
            gates.add(Gate.on(qubit, GateType.SDG));
        }
        if (letter != 'Z') {
            gates.add(Gate.on(qubit, GateType.H));
        }
    }

    private static void addChangeFromZ(char letter, int qubit, List<Gate> gates) {
        if (letter != 'Z') {
            gates.add(Gate.on(qubit, GateType.H));
        }
        if (letter == 'Y') {
            gates.add(Gate.on(qubit, GateType.S));
        }
    }
}
