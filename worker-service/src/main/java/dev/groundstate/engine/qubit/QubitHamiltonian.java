package dev.groundstate.engine.qubit;

import dev.groundstate.engine.hamiltonian.ActiveSpaceHamiltonian;
import dev.groundstate.engine.run.RunControl;
import dev.groundstate.engine.run.WorkCounter;

/**
 * The Hamiltonian of the active electrons as qubits see it; the core energy is in the identity.
 *
 * @param encoding of the spin orbitals
 * @param operator with the spectrum of the Hamiltonian, in hartree
 */
public record QubitHamiltonian(FermionEncoding encoding, PauliSum operator) {

    /** Two products of up to sixteen pairs of strings, each a look-up in a table. */
    private static final long WORK_OF_PRODUCT = 4_000;

    /** Entries of three tables at most, each with a string and its coefficient. */
    private static final long BYTES_OF_STRING = 400;

    /**
     * Returns the most bytes of a Hamiltonian and of what it is made from: without symmetry, n orbitals have fewer than 3 n⁴ + 20
     * strings.
     */
    public static long bytes(int spatialOrbitals) {
        long pairs = (long) spatialOrbitals * spatialOrbitals;
        return BYTES_OF_STRING * (3 * pairs * pairs + 20);
    }

    /** Maps a Hamiltonian. */
    public static QubitHamiltonian of(ActiveSpaceHamiltonian hamiltonian, Mapper mapper, RunControl control) {
        FermionEncoding encoding = FermionEncoding.of(
                mapper, hamiltonian.spatialOrbitals(), hamiltonian.alphaElectrons(), hamiltonian.betaElectrons());
        return new QubitHamiltonian(encoding, map(hamiltonian, encoding, control));
    }

    /**
     * E_core + Σ_p≥q k_pq S_pq + ½ Σ_p≥q,r≥s (pq|rs) S_pq S_rs with S_pq = E_pq + E_qp, S_pp = E_pp and
     * k_pq = h_pq − ½ Σ_r (pr|rq).
     */
    private static PauliSum map(ActiveSpaceHamiltonian hamiltonian, FermionEncoding encoding, RunControl control) {
        WorkCounter work = new WorkCounter(control);
        int n = hamiltonian.spatialOrbitals();
        PauliPolynomial[] replacements = new PauliPolynomial[n * (n + 1) / 2];
        PauliPolynomial sum = new PauliPolynomial();
        sum.add(PauliString.IDENTITY, hamiltonian.coreEnergy(), 0);
        int pq = 0;
        for (int p = 0; p < n; p++) {
            for (int q = 0; q <= p; q++) {
                double oneElectron = hamiltonian.oneElectron().get(p, q);
                for (int r = 0; r < n; r++) {
                    oneElectron -= 0.5 * hamiltonian.twoElectron().get(p, r, r, q);
                }
                replacements[pq] = encoding.replacement(p, q);
                sum.add(replacements[pq], oneElectron);
                int rs = 0;
                for (int r = 0; r < n && rs <= pq; r++) {
                    for (int s = 0; s <= r && rs <= pq; s++) {
                        double factor = 0.5 * hamiltonian.twoElectron().get(p, q, r, s);
                        sum.addProduct(replacements[pq], replacements[rs], factor);
                        if (rs != pq) {
                            sum.addProduct(replacements[rs], replacements[pq], factor);
                        }
                        work.add(WORK_OF_PRODUCT);
                        rs++;
                    }
                }
                pq++;
            }
        }
        return encoding.reduced(sum).hermitian(encoding.qubits());
    }
}
