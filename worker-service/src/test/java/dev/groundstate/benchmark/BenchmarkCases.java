package dev.groundstate.benchmark;

import static dev.groundstate.benchmark.Geometries.BENZENE;
import static dev.groundstate.benchmark.Geometries.WATER;
import static dev.groundstate.benchmark.Geometries.chain;
import static dev.groundstate.benchmark.Geometries.diatomic;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * All rows and cases. Reference energies are PySCF 2.14.0's with the same digits of the basis sets and the same coordinates in
 * bohr, converged to 1e-12; for V rows they are those of full configuration interaction.
 */
final class BenchmarkCases {

    private static final double NONE = Double.NaN;
    private static final List<Peer> PYSCF = List.of(Peer.PYSCF);

    private BenchmarkCases() {}

    /** Returns the identifiers of all rows, the comparison of energies last. */
    static List<String> rows() {
        return Stream.concat(table().stream().map(BenchmarkRow::id), Stream.of("CASES"))
                .toList();
    }

    /** Returns the rows of the table. */
    static List<BenchmarkRow> table() {
        return List.of(
                new BenchmarkRow(
                        "S1",
                        "Hartree-Fock, small molecules",
                        "From the molecule to the energy; stability is not analysed but where a line says so. The engine goes on to"
                                + " commutators below 1e-8, PySCF by default to a gradient of 3e-5."),
                new BenchmarkRow("S2", "Hartree-Fock, benzene", "From the molecule to the energy."),
                new BenchmarkRow(
                        "S3",
                        "CCSD, all electrons",
                        "From the orbitals to the energy: transformation of the integrals and amplitudes."),
                new BenchmarkRow(
                        "V1",
                        "UCCSD of hydrogen chains",
                        "From the Hamiltonian: one energy with all its derivatives (E+g), and the minimum from MP2 amplitudes."
                                + " The factors of the two programs stand in different orders: the states differ a little."),
                new BenchmarkRow(
                        "V2",
                        "UCCSD over 100 geometries of water",
                        "From the molecules to the minima, Hartree-Fock included. The energy is the mean."),
                new BenchmarkRow(
                        "V3", "UCCSD of small molecules, all electrons", "From the Hamiltonian to the minimum."),
                new BenchmarkRow(
                        "V4",
                        "LUCJ of N2 / STO-6G (6e,6o)",
                        "Two layers, neighbouring pairs, a final orbital rotation, from CCSD amplitudes: 36 steps of L-BFGS, the"
                                + " CCSD included, beside ten steps of the linear method of ffsim. An evaluation of ours has all"
                                + " derivatives."),
                new BenchmarkRow(
                        "V7",
                        "Layers on 20 qubits",
                        "RY, RZ and a chain of CZ, 10 layers, 400 parameters: the state; the mean of neighbouring Z with all"
                                + " derivatives. The energy is that mean."),
                new BenchmarkRow(
                        "F1",
                        "Complete active space of N2 / cc-pVDZ",
                        "From the orbitals to the energy: transformation of the integrals and diagonalisation."),
                new BenchmarkRow("F2", "Complete active space of N2 / 6-31G, 19,079,424 determinants", "Likewise."),
                new BenchmarkRow(
                        "COLD",
                        "From the start of a process to its end",
                        "A fresh virtual machine or interpreter, one energy, nothing warm."));
    }

    /** Returns the cases of the table. */
    static List<BenchmarkCase> all() {
        List<BenchmarkCase> cases = new ArrayList<>();
        addFields(cases);
        addCoupledCluster(cases);
        addCircuits(cases);
        addActiveSpaces(cases);
        addColdStarts(cases);
        return cases;
    }

    private static BenchmarkCase of(
            String row, String title, String work, String words, List<Peer> peers, double reference) {
        return new BenchmarkCase(row, title, Task.parse("work=" + work + " " + words), peers, reference, 0);
    }

    /** No peer looks at the stability of its field unless asked; where fields are timed, neither does the engine. */
    private static String system(String atoms, String basis) {
        return "atoms=" + atoms + " basis=" + basis + " stability=omitted";
    }

    private static String nitrogen(double distance, String basis) {
        return system(diatomic("N", "N", distance), basis);
    }

    private static void addFields(List<BenchmarkCase> cases) {
        cases.add(of("S1", "RHF H2O / cc-pVDZ", "scf", system(WATER, "cc-pvdz"), PYSCF, -76.0267414245));
        cases.add(of("S1", "RHF N2 / cc-pVDZ", "scf", nitrogen(1.09, "cc-pvdz"), PYSCF, -108.9549946703));
        cases.add(of("S1", "RHF H2O / cc-pVTZ", "scf", system(WATER, "cc-pvtz"), PYSCF, -76.0570820241));
        cases.add(of("S1", "RHF N2 / cc-pVTZ", "scf", nitrogen(1.09, "cc-pvtz"), PYSCF, -108.9847993897));
        Task analysed = Task.parse("work=scf stability=followed basis=cc-pvdz atoms=" + diatomic("N", "N", 1.09));
        cases.add(new BenchmarkCase("S1", "RHF N2 / cc-pVDZ and its stability", analysed, PYSCF, -108.9549946703, 0));
        cases.add(of("S2", "RHF benzene / cc-pVDZ", "scf", system(BENZENE, "cc-pvdz"), PYSCF, -230.7218660063));
        cases.add(of("S3", "CCSD H2O / cc-pVDZ", "ccsd", system(WATER, "cc-pvdz"), PYSCF, -76.2401149464));
        cases.add(of("S3", "CCSD N2 / cc-pVDZ", "ccsd", nitrogen(1.09, "cc-pvdz"), PYSCF, -109.2663722546));
    }

    private static void addCoupledCluster(List<BenchmarkCase> cases) {
        double[] exact = {-2.1675605463, -3.2044118835, -4.2433910186, -5.2835524597, -6.3244185794};
        for (int i = 0; i < exact.length; i++) {
            int atoms = 4 + 2 * i;
            String words = system(chain(atoms, 0.8), "sto-3g");
            List<Peer> peers = atoms <= 8
                    ? List.of(Peer.TENCIRCHEM_JAX, Peer.TENCIRCHEM_NUMPY)
                    : List.of(Peer.TENCIRCHEM_JAX, Peer.TENCIRCHEM_NUMPY, Peer.TENCIRCHEM_PYSCF);
            cases.add(of("V1", "H" + atoms + " / STO-3G, 0.8 Å, E+g", "uccsd-gradient", words, peers, NONE));
            cases.add(of("V1", "H" + atoms + " / STO-3G, 0.8 Å, minimum", "uccsd-vqe", words, peers, exact[i]));
        }
        List<Peer> both = List.of(Peer.TENCIRCHEM_JAX, Peer.TENCIRCHEM_NUMPY);
        cases.add(
                of("V2", "H2O / STO-3G, 100 geometries", "uccsd-scan", system(WATER, "sto-3g"), both, -75.0068559070));
        List<Peer> all = List.of(Peer.TENCIRCHEM_JAX, Peer.TENCIRCHEM_NUMPY, Peer.LIGHTNING);
        cases.add(
                of("V3", "LiH / STO-3G, E+g", "uccsd-gradient", system(diatomic("Li", "H", 1.6), "sto-3g"), all, NONE));
        cases.add(
                of("V3", "LiH / STO-3G", "uccsd-vqe", system(diatomic("Li", "H", 1.6), "sto-3g"), all, -7.8823243929));
        cases.add(of(
                "V3",
                "BeH2 / STO-3G",
                "uccsd-vqe",
                system(Geometries.linear("Be", "H", 1.3264), "sto-3g"),
                all,
                -15.5951768452));
        cases.add(of("V3", "H2O / STO-3G", "uccsd-vqe", system(WATER, "sto-3g"), all, -75.0127593384));
        cases.add(of("V3", "NH3 / STO-3G", "uccsd-vqe", system(Geometries.AMMONIA, "sto-3g"), both, -55.5192190209));
        cases.add(of("V3", "CH4 / STO-3G", "uccsd-vqe", system(Geometries.METHANE, "sto-3g"), both, -39.8060351749));
        cases.add(of("V3", "N2 / STO-3G", "uccsd-vqe", nitrogen(1.09, "sto-3g"), both, -107.6481843473));
    }

    private static void addCircuits(List<BenchmarkCase> cases) {
        cases.add(of(
                "V4",
                "1.2 Å",
                "lucj-vqe",
                "layers=2 iterations=36 steps=10 electrons=6 orbitals=6 " + nitrogen(1.2, "sto-6g"),
                List.of(Peer.FFSIM),
                -108.6943648432));
        String words = "qubits=20 layers=10";
        List<Peer> simulators = List.of(Peer.QULACS, Peer.QULACS_FUSED, Peer.AER, Peer.LIGHTNING);
        cases.add(of("V7", "state", "circuit-state", words, simulators, 0.719471251483));
        cases.add(of(
                "V7",
                "derivatives by 400 parameters",
                "circuit-gradient",
                words,
                List.of(Peer.QULACS, Peer.LIGHTNING),
                0.719471251483));
    }

    private static void addActiveSpaces(List<BenchmarkCase> cases) {
        List<Peer> solvers = List.of(Peer.PYSCF, Peer.PYSCF_GENERAL);
        String words = nitrogen(1.0977, "cc-pvdz") + " electrons=10 orbitals=";
        cases.add(of("F1", "(10e,10o)", "fci", words + 10, solvers, -109.0480372084));
        cases.add(of("F1", "(10e,12o)", "fci", words + 12, solvers, -109.0765394420));
        Task task = Task.parse("work=fci electrons=10 orbitals=16 " + nitrogen(1.0, "6-31g"));
        cases.add(new BenchmarkCase("F2", "(10e,16o)", task, PYSCF, -109.0466718015, 1_200));
    }

    private static void addColdStarts(List<BenchmarkCase> cases) {
        cases.add(
                of("COLD", "RHF H2O / cc-pVDZ", "cold", "cold=scf " + system(WATER, "cc-pvdz"), PYSCF, -76.0267414245));
        cases.add(of(
                "COLD", "RHF N2 / cc-pVTZ", "cold", "cold=scf " + nitrogen(1.09, "cc-pvtz"), PYSCF, -108.9847993897));
        cases.add(of(
                "COLD",
                "RHF benzene / cc-pVDZ",
                "cold",
                "cold=scf " + system(BENZENE, "cc-pvdz"),
                PYSCF,
                -230.7218660063));
        cases.add(of(
                "COLD",
                "FCI N2 / cc-pVDZ (10e,10o)",
                "cold",
                "cold=fci electrons=10 orbitals=10 " + nitrogen(1.0977, "cc-pvdz"),
                PYSCF,
                -109.0480372084));
        List<Peer> both = List.of(Peer.TENCIRCHEM_JAX, Peer.TENCIRCHEM_NUMPY);
        cases.add(of(
                "COLD",
                "UCCSD H2O / STO-3G",
                "cold",
                "cold=uccsd-vqe " + system(WATER, "sto-3g"),
                both,
                -75.0127593384));
        cases.add(of(
                "COLD",
                "UCCSD H8 / STO-3G",
                "cold",
                "cold=uccsd-vqe " + system(chain(8, 0.8), "sto-3g"),
                both,
                -4.2433910186));
    }
}
