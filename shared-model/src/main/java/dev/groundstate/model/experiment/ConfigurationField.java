package dev.groundstate.model.experiment;

import java.util.Locale;

/** A field of a configuration that some calculations have no use for; the other fields are for all. */
public enum ConfigurationField {
    /** The parameterised state. */
    ANSATZ,
    /** How its energy is minimised. */
    OPTIMIZER,
    /** How it becomes qubits. */
    MAPPER,
    /** How often it is repeated. */
    LAYERS,
    /** What it is grown from. */
    POOL,
    /** When it has grown enough. */
    GRADIENT_THRESHOLD,
    /** Measurements an energy. */
    SHOTS,
    /** How many states are looked for. */
    N_STATES,
    /** After how many iterations an unconverged run ends. */
    MAX_ITERATIONS,
    /** When it has converged. */
    CONV_THRESHOLD,
    /** Of every random choice. */
    SEED;

    /** Returns the name over HTTP and in the database. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Returns whether a calculation depends on it.
     *
     * @param ansatz of VQE; nothing to other methods
     */
    public boolean isUsedBy(Method method, Ansatz ansatz) {
        boolean variational = method == Method.VQE;
        return switch (this) {
            case ANSATZ, OPTIMIZER, MAPPER, SHOTS -> variational;
            case LAYERS -> variational && ansatz.isLayered();
            case POOL, GRADIENT_THRESHOLD -> variational && ansatz == Ansatz.ADAPT;
            case N_STATES -> method == Method.FCI;
            case MAX_ITERATIONS -> method != Method.MP2;
            case CONV_THRESHOLD -> method != Method.MP2 && method != Method.FCI;
            case SEED -> variational || method == Method.FCI || method == Method.SQD;
        };
    }
}
