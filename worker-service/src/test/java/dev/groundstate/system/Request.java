package dev.groundstate.system;

import java.util.Locale;

/**
 * What an experiment asks for.
 *
 * @param molecule JSON of the molecule
 * @param method VQE, FCI or HF
 * @param convergenceThreshold hartree
 */
record Request(String molecule, String method, double convergenceThreshold) {
    /** The API's default threshold, hartree. */
    private static final double STANDARD_THRESHOLD = 1e-6;

    static Request hydrogen() {
        return smiles("[H][H]", "");
    }

    /** With its core frozen: two electrons, for which singles and doubles are everything. */
    static Request lithiumHydride() {
        return smiles("[Li][H]", ", \"frozen_core\": true");
    }

    static Request water() {
        return smiles("O", "");
    }

    static Request heliumHydride() {
        return new Request("""
                {"atoms": [{"symbol": "He", "x": 0, "y": 0, "z": 0}, {"symbol": "H", "x": 0, "y": 0, "z": 0.772}],
                 "charge": 1, "basis": "sto-3g"}""", "VQE", STANDARD_THRESHOLD);
    }

    /** Some ten seconds, the first three without an iteration: 4,008,004 determinants. */
    static Request nitrogen() {
        return new Request("""
                {"smiles": "N#N", "basis": "6-31g", "active_space": {"electrons": 10, "orbitals": 14}}""", "VQE", 1e-12);
    }

    /**
     * About 40 iterations of a molecule torn apart: some 7 seconds with 12 orbitals, 20 with 13, 50 with 14.
     *
     * @param orbitals active, with ten electrons
     */
    static Request tornNitrogen(int orbitals) {
        return new Request(String.format(Locale.ROOT, """
                {"atoms": [{"symbol": "N", "x": 0, "y": 0, "z": 0}, {"symbol": "N", "x": 0, "y": 0, "z": 2.4}],
                 "basis": "6-31g", "active_space": {"electrons": 10, "orbitals": %d}}""", orbitals), "VQE", 1e-12);
    }

    Request by(String otherMethod) {
        return new Request(molecule, otherMethod, convergenceThreshold);
    }

    Request to(double threshold) {
        return new Request(molecule, method, threshold);
    }

    private static Request smiles(String smiles, String more) {
        return new Request(
                "{\"smiles\": \"" + smiles + "\", \"basis\": \"sto-3g\"" + more + "}", "VQE", STANDARD_THRESHOLD);
    }

    String json() {
        return """
                {"molecule": %s, "configuration": {"method": "%s", "conv_threshold": %s}, "execute_immediately": true}""".formatted(molecule, method, convergenceThreshold);
    }
}
