package dev.groundstate.engine.circuit;

import java.util.Locale;

/** The gates circuits are made of, by their names in OpenQASM 3. */
public enum GateType {
    /** Swaps |0⟩ and |1⟩. */
    X(false, false),
    /** (X + Z) / √2. */
    H(false, false),
    /** diag(1, i). */
    S(false, false),
    /** diag(1, −i). */
    SDG(false, false),
    /** exp(−iφX/2). */
    RX(true, false),
    /** exp(−iφY/2). */
    RY(true, false),
    /** exp(−iφZ/2). */
    RZ(true, false),
    /** X on the qubit where the control is 1. */
    CX(false, true),
    /** Z on the qubit where the control is 1. */
    CZ(false, true);

    private final boolean rotation;
    private final boolean controlled;

    GateType(boolean rotation, boolean controlled) {
        this.rotation = rotation;
        this.controlled = controlled;
    }

    /** Returns whether it turns by an angle. */
    public boolean rotation() {
        return rotation;
    }

    /** Returns whether it has a control. */
    public boolean controlled() {
        return controlled;
    }

    /** Returns the name in OpenQASM 3. */
    public String qasmName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
