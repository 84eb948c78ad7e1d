package dev.groundstate.engine.circuit;

import dev.groundstate.engine.qubit.FermionEncoding;
import dev.groundstate.engine.qubit.PauliString;
import dev.groundstate.engine.qubit.PauliSum;
import dev.groundstate.engine.run.RunControl;
import dev.groundstate.engine.run.WorkCounter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Puts together a circuit of known angles that conserves the number of electrons: transfers between spin orbitals and phases of
 * occupied ones, up to a phase of the whole state.
 *
 * <p>Each is a product of rotations exp(iφP) of commuting strings. Those of Z alone are gathered until something does not commute
 * with them. From {@value PreparedCircuit#MOST_GATES} gates on they are only counted. Mutable.
 */
public final class FermionCircuit {

    /** Products of a few pairs of strings, each a look-up in a table, and the gates of them. */
    private static final long WORK_OF_OPERATOR = 10_000;

    private final FermionEncoding encoding;
    private final WorkCounter work;
    private final List<Gate> gates = new ArrayList<>();
    private final Map<PauliString, Double> phases = new TreeMap<>();
    private long count;

    /** Starts with the determinant that fills the lowest spatial orbitals. */
    public FermionCircuit(FermionEncoding encoding, int alphaElectrons, int betaElectrons, RunControl control) {
        this.encoding = encoding;
        this.work = new WorkCounter(control);
        CoupledClusterCircuit.addBasisState(encoding.referenceState(alphaElectrons, betaElectrons), gates);
        this.count = gates.size();
    }

    /** Adds exp(φ (a†_to a_from − a†_from a_to)). */
    public void transfer(int from, int to, double angle) {
        work.add(WORK_OF_OPERATOR);
        PauliSum generator = encoding.excitationGenerator(new int[] {from}, new int[] {to}, true);
        for (PauliString string : generator.strings()) {
            flush(string);
        }
        for (int k = 0; k < generator.terms(); k++) {
            add(generator.strings()[k], generator.coefficients()[k] * angle);
        }
    }

    /** Adds exp(iφ Π n) of some modes. */
    public void phase(double angle, int... modes) {
        work.add(WORK_OF_OPERATOR);
        PauliSum operator = encoding.occupation(modes);
        for (int k = 0; k < operator.terms(); k++) {
            phases.merge(operator.strings()[k], operator.coefficients()[k] * angle, Double::sum);
        }
    }

    /**
     * Returns the circuit of all that was added so far.
     *
     * @param parameters number of parameters that the angles come from
     */
    public PreparedCircuit circuit(int parameters) {
        phases.forEach(this::add);
        phases.clear();
        return count > PreparedCircuit.MOST_GATES
                ? PreparedCircuit.Unavailable.tooLong(count)
                : new PreparedCircuit.Available(new Circuit(encoding.qubits(), parameters, gates));
    }

    /** Adds the phases that do not commute with a string. */
    private void flush(PauliString string) {
        Iterator<Map.Entry<PauliString, Double>> left = phases.entrySet().iterator();
        while (left.hasNext()) {
            Map.Entry<PauliString, Double> phase = left.next();
            if (!phase.getKey().commutesWith(string)) {
                add(phase.getKey(), phase.getValue());
                left.remove();
            }
        }
    }

    /** Adds exp(iφP), nothing for the identity. */
    private void add(PauliString string, double angle) {
        if (string.weight() == 0 || angle == 0) {
            return;
        }
        count += CoupledClusterCircuit.rotationGates(string);
        if (count > PreparedCircuit.MOST_GATES) {
            gates.clear();
        } else {
            CoupledClusterCircuit.addRotation(string, Gate.NONE, -2 * angle, gates);
        }
    }
}
