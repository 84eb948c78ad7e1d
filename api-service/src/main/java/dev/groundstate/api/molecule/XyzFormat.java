package dev.groundstate.api.molecule;

import dev.groundstate.model.molecule.AtomPosition;
import dev.groundstate.model.molecule.ChemicalElement;
import dev.groundstate.model.molecule.InvalidMoleculeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads atoms written in the XYZ format.
 *
 * <p>The first line is the number of atoms, the second a comment, then a line {@code symbol x y z} for each atom, in
 * ångström. An atomic number may stand for a symbol; further columns and empty lines at the end are ignored.
 */
public final class XyzFormat {

    /** Characters that a text of as many atoms as can be computed has at most. */
    public static final int LONGEST = 250 * GivenAtoms.MAXIMUM_ATOMS;

    private XyzFormat() {}

    /**
     * Returns the atoms of a text, one at least; whether they stand sensibly is not judged here.
     *
     * @throws InvalidMoleculeException naming {@code xyz}, with the line, when the text breaks the format
     */
    public static List<AtomPosition> atoms(String text) {
        List<String> lines = text.stripTrailing().lines().toList();
        int count = atomCount(lines);
        if (lines.size() != count + 2) {
            throw new InvalidMoleculeException(
                    "xyz",
                    "Expected %d lines of atoms after the number of atoms and a comment, got %d."
                            .formatted(count, Math.max(0, lines.size() - 2)));
        }
        List<AtomPosition> atoms = new ArrayList<>(count);
        for (int line = 2; line < lines.size(); line++) {
            atoms.add(atom(lines.get(line), line + 1));
        }
        return atoms;
    }

    private static int atomCount(List<String> lines) {
        String first = lines.isEmpty() ? "" : lines.getFirst().strip();
        if (!first.matches("[1-9][0-9]{0,5}")) {
            throw wrong(1, "the number of atoms");
        }
        return Integer.parseInt(first);
    }

    private static AtomPosition atom(String line, int number) {
        String[] words = line.strip().split("\\s+", 5);
        if (words.length < 4) {
            throw wrong(number, "a symbol and three coordinates");
        }
        Optional<ChemicalElement> element = words[0].matches("[0-9]{1,3}")
                ? ChemicalElement.ofAtomicNumber(Integer.parseInt(words[0]))
                : ChemicalElement.ofSymbol(words[0]);
        if (element.isEmpty()) {
            throw wrong(number, "an element from H to Kr");
        }
        try {
            return new AtomPosition(
                    element.get().symbol(),
                    Double.parseDouble(words[1]),
                    Double.parseDouble(words[2]),
                    Double.parseDouble(words[3]));
        } catch (IllegalArgumentException e) {
            throw wrong(number, "three coordinates in ångström");
        }
    }

    private static InvalidMoleculeException wrong(int line, String expected) {
        return new InvalidMoleculeException("xyz", "Line %d: expected %s.".formatted(line, expected));
    }
}
