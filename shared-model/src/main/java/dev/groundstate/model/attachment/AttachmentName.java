package dev.groundstate.model.attachment;

import java.util.Arrays;
import java.util.Optional;

/** What a document of an experiment is called; text in UTF-8. */
public enum AttachmentName {
    /** The Hamiltonian that a user gave in place of atoms. */
    INPUT_FCIDUMP("input.fcidump"),
    /** The Hamiltonian of the active space. */
    FCIDUMP("fcidump"),
    /** One- and two-particle density matrices. */
    DENSITY_MATRICES("density_matrices.json"),
    /** The circuit with its counts. */
    CIRCUIT_JSON("circuit.json"),
    /** The circuit in OpenQASM 3. */
    CIRCUIT_QASM("circuit.qasm"),
    /** The circuit drawn in characters. */
    CIRCUIT_TEXT("circuit.txt"),
    /** The circuit drawn as an SVG document. */
    CIRCUIT_SVG("circuit.svg");

    private final String fileName;

    AttachmentName(String fileName) {
        this.fileName = fileName;
    }

    /** Returns the name in the database. */
    public String fileName() {
        return fileName;
    }

    /** Returns the document of a name in the database. */
    public static Optional<AttachmentName> of(String fileName) {
        return Arrays.stream(values())
                .filter(name -> name.fileName.equals(fileName))
                .findFirst();
    }
}
