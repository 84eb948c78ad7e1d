package dev.groundstate.engine.calculation;

import dev.groundstate.engine.basis.AngularForm;
import dev.groundstate.engine.hamiltonian.Fcidump;
import dev.groundstate.engine.molecule.Molecule;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32;

/** What the energy is wanted of. */
public sealed interface QuantumSystem {

    /** Returns the number of electrons of the majority spin. */
    int alphaElectrons();

    /** Returns the number of electrons of the minority spin. */
    int betaElectrons();

    /** Returns words that are the same for the same system, and for another one hardly ever. */
    String identity();

    /**
     * Nuclei and electrons, with functions to expand orbitals in.
     *
     * @param molecule nuclei and electrons
     * @param basisName name of a basis set of the library
     * @param form of its functions; empty: the one the set was made for
     */
    record MoleculeInBasis(Molecule molecule, String basisName, Optional<AngularForm> form) implements QuantumSystem {

        /** Takes the functions of a basis set in the form it was made for. */
        public MoleculeInBasis(Molecule molecule, String basisName) {
            this(molecule, basisName, Optional.empty());
        }

        @Override
        public int alphaElectrons() {
            return molecule.alphaElectrons();
        }

        @Override
        public int betaElectrons() {
            return molecule.betaElectrons();
        }

        @Override
        public String identity() {
            return molecule + " " + basisName.toLowerCase(Locale.ROOT) + " " + form;
        }
    }

    /**
     * Electrons in orbitals that another program found; its reference determinant fills the first ones.
     *
     * @param integrals over these orbitals
     */
    record GivenOrbitals(Fcidump integrals) implements QuantumSystem {

        @Override
        public int alphaElectrons() {
            return integrals.hamiltonian().alphaElectrons();
        }

        @Override
        public int betaElectrons() {
            return integrals.hamiltonian().betaElectrons();
        }

        @Override
        public String identity() {
            CRC32 checksum = new CRC32();
            update(checksum, integrals.hamiltonian().oneElectron().values());
            update(checksum, integrals.hamiltonian().twoElectron().packed());
            update(checksum, integrals.hamiltonian().coreEnergy());
            return "FCIDUMP " + alphaElectrons() + " " + betaElectrons() + " " + checksum.getValue();
        }

        private static void update(CRC32 checksum, double... numbers) {
            ByteBuffer buffer = ByteBuffer.allocate(Double.BYTES);
            for (double number : numbers) {
                checksum.update(buffer.clear().putDouble(number).flip());
            }
        }
    }
}
