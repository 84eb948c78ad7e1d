package dev.groundstate.api.experiment.rest;

/** Bodies that can be sent as they stand; shown beside the resource. */
final class ExperimentExamples {
    static final String HYDROGEN = """
            {"name": "H2 Test", "molecule": {"smiles": "[H][H]", "basis": "sto-3g"},
             "configuration": {"method": "VQE", "max_iterations": 1000}, "execute_immediately": true}""";

    static final String ATOMS = """
            {"name": "LiH", "tags": ["dissociation"],
             "molecule": {"atoms": [{"symbol": "Li", "x": 0, "y": 0, "z": 0}, {"symbol": "H", "x": 0, "y": 0, "z": 1.6}],
                          "basis": "6-31g", "charge": 0, "active_space": {"electrons": 2, "orbitals": 5}},
             "configuration": {"method": "VQE", "ansatz": "uccsd", "optimizer": "L-BFGS-B", "mapper": "jordan_wigner",
                               "conv_threshold": 1e-7, "seed": 42, "max_seconds": 600}}""";

    static final String XYZ = """
            {"name": "Water", "molecule": {"xyz": "3\\nwater\\nO 0 0 0.1178\\nH 0 0.7555 -0.4712\\nH 0 -0.7555 -0.4712",
                                           "basis": "6-31g*", "frozen_core": true},
             "configuration": {"method": "FCI"}}""";

    static final String STATES = """
            {"molecule": {"smiles": "O", "basis": "6-31g", "frozen_core": true},
             "configuration": {"method": "FCI", "n_states": 4}}""";

    static final String SHOTS = """
            {"molecule": {"smiles": "[H][H]"},
             "configuration": {"shots": 10000, "optimizer": "SPSA", "mapper": "parity", "max_iterations": 100}}""";

    static final String REASON = "{\"reason\": \"wrong basis set\"}";

    private ExperimentExamples() {}
}
