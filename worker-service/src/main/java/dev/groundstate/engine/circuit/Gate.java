package dev.groundstate.engine.circuit;

/**
 * One gate on one qubit, or on two with a control.
 *
 * @param type what it does
 * @param qubit acted on
 * @param control {@value #NONE} without one
 * @param parameter index of the parameter its angle is proportional to, {@value #NONE} for a fixed gate
 * @param factor of the parameter; the angle itself, radians, of a fixed rotation; 0 for what is no rotation
 */
public record Gate(GateType type, int qubit, int control, int parameter, double factor) {

    /** No control, or no parameter. */
    public static final int NONE = -1;

    /** Refuses a control that is missing, too many or the qubit itself, and a parameter where nothing turns. */
    public Gate {
        if (qubit < 0 || control < NONE || parameter < NONE) {
            throw new IllegalArgumentException("expected qubits and parameters from 0, got qubit " + qubit
                    + ", control " + control + ", parameter " + parameter);
        }
        if (type.controlled() != (control != NONE) || control == qubit) {
            throw new IllegalArgumentException("expected " + (type.controlled() ? "another qubit as" : "no")
                    + " control of " + type + " on qubit " + qubit + ", got " + control);
        }
        if (!type.rotation() && (parameter != NONE || factor != 0)) {
            throw new IllegalArgumentException("expected no angle of " + type);
        }
        if (!Double.isFinite(factor)) {
            throw new IllegalArgumentException("expected a finite factor, got " + factor);
        }
    }

    /** Returns a gate without angle on one qubit. */
    public static Gate on(int qubit, GateType type) {
        return new Gate(type, qubit, NONE, NONE, 0);
    }

    /** Returns a gate with a control. */
    public static Gate controlled(GateType type, int control, int qubit) {
        return new Gate(type, qubit, control, NONE, 0);
    }

    /** Returns a rotation by a factor times a parameter. */
    public static Gate rotation(GateType type, int qubit, int parameter, double factor) {
        return new Gate(type, qubit, NONE, parameter, factor);
    }

    /** Returns a rotation by a fixed angle. */
    public static Gate fixedRotation(GateType type, int qubit, double angle) {
        return new Gate(type, qubit, NONE, NONE, angle);
    }

    /** Returns whether the gate depends on a parameter. */
    public boolean parameterized() {
        return parameter != NONE;
    }

    /** Returns the angle for given parameters, radians. */
    public double angle(double[] parameters) {
        return parameterized() ? factor * parameters[parameter] : factor;
    }

    /** Returns the lowest of the qubits. */
    public int lowest() {
        return control == NONE ? qubit : Math.min(qubit, control);
    }

    /** Returns the highest of the qubits. */
    public int highest() {
        return Math.max(qubit, control);
    }
}
