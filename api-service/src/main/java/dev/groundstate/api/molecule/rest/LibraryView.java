package dev.groundstate.api.molecule.rest;

import dev.groundstate.api.molecule.LibraryMolecule;
import java.util.List;

/** Example molecules. */
record LibraryView(int total, List<LibraryMolecule> molecules) {

    static LibraryView of(List<LibraryMolecule> molecules) {
        return new LibraryView(molecules.size(), molecules);
    }

    /** The categories of the examples. */
    record Categories(int total, List<String> categories) {}
}
