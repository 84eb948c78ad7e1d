package dev.groundstate.engine.circuit;

import dev.groundstate.engine.qubit.FermionEncoding;
import dev.groundstate.engine.run.RunControl;
import java.util.List;

/** The circuit that prepares a state, or why there is none. */
public sealed interface PreparedCircuit {

    /** Most gates of a circuit that is put together. */
    int MOST_GATES = 200_000;

    /**
     * A circuit.
     *
     * @param circuit all of it
     */
    record Available(Circuit circuit) implements PreparedCircuit {}

    /**
     * No circuit.
     *
     * @param reason a sentence
     * @param gates it would have, 0 where it is not known
     */
    record Unavailable(String reason, long gates) implements PreparedCircuit {

        /** Returns what there is of a circuit of more than {@link #MOST_GATES}. */
        static Unavailable tooLong(long gates) {
            return new Unavailable(
                    "The circuit has " + gates + " gates, more than the " + MOST_GATES + " that are written out.",
                    gates);
        }
    }

    /** Returns the circuit of a product of factors on the determinant that fills the lowest spatial orbitals. */
    static PreparedCircuit of(
            FermionEncoding encoding,
            int alphaElectrons,
            int betaElectrons,
            int parameters,
            List<FermionExcitation> excitations,
            RunControl control) {
        long gates = CoupledClusterCircuit.gateCount(encoding, alphaElectrons, betaElectrons, excitations, control);
        if (gates > MOST_GATES) {
            return Unavailable.tooLong(gates);
        }
        return new Available(
                CoupledClusterCircuit.of(encoding, alphaElectrons, betaElectrons, parameters, excitations, control));
    }

    /** Returns a circuit that is there, unless it is too long to be written out. */
    static PreparedCircuit of(Circuit circuit) {
        int gates = circuit.gates().size();
        return gates > MOST_GATES ? Unavailable.tooLong(gates) : new Available(circuit);
    }
}
