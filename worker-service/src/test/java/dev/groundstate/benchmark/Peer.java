package dev.groundstate.benchmark;

import java.util.List;

/**
 * Another program that does the same work.
 *
 * @param name as the table shows it
 * @param script of {@code docs/benchmarks/peers}
 * @param environment that holds its packages
 * @param words that its task has besides
 */
record Peer(String name, String script, Environment environment, List<String> words) {

    /** A Python environment of its own, as the packages of all peers do not go together. */
    enum Environment {
        /** Everything but TenCirChem. */
        COMMON("pyscf", "ffsim", "qulacs", "qiskit-aer", "qiskit", "pennylane", "pennylane-lightning"),
        /** TenCirChem, which holds others to older versions. */
        TENCIRCHEM("tencirchem-ng", "jax");

        private final List<String> packages;

        Environment(String... packages) {
            this.packages = List.of(packages);
        }

        /** Returns the packages that pip installs. */
        List<String> packages() {
            return packages;
        }
    }

    /** Returns the package without which it cannot run. */
    String mainPackage() {
        return switch (script) {
            case "aer_peer.py" -> "qiskit-aer";
            case "pennylane_peer.py" -> "pennylane-lightning";
            case "tencirchem_peer.py" -> "tencirchem-ng";
            default -> script.substring(0, script.indexOf('_'));
        };
    }

    private static Peer of(String name, String script, String... words) {
        Environment environment = script.startsWith("tencirchem") ? Environment.TENCIRCHEM : Environment.COMMON;
        return new Peer(name, script, environment, List.of(words));
    }

    static final Peer PYSCF = of("PySCF", "pyscf_peer.py");
    static final Peer PYSCF_GENERAL = of("PySCF, general solver", "pyscf_peer.py", "solver=general");
    static final Peer TENCIRCHEM_JAX = of("TenCirChem, JAX", "tencirchem_peer.py", "backend=jax");
    static final Peer TENCIRCHEM_NUMPY = of("TenCirChem, NumPy", "tencirchem_peer.py", "backend=numpy");
    static final Peer TENCIRCHEM_PYSCF = of("TenCirChem, PySCF", "tencirchem_peer.py", "backend=numpy", "engine=pyscf");
    static final Peer FFSIM = of("ffsim", "ffsim_peer.py");
    static final Peer QULACS = of("qulacs", "qulacs_peer.py");
    static final Peer QULACS_FUSED = of("qulacs, gates fused", "qulacs_peer.py", "fused=true");
    static final Peer AER = of("Qiskit Aer", "aer_peer.py");
    static final Peer LIGHTNING = of("PennyLane Lightning", "pennylane_peer.py");
}
