package dev.groundstate.engine.molecule;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads molecules written in the XYZ format.
 *
 * <p>The first line is the number of atoms, the second a comment, then a line {@code symbol x y z} for each atom, in
 * ångström. An atomic number may stand for a symbol; further columns and empty lines at the end are ignored.
 */
public final class XyzFormat {

    private XyzFormat() {}

    /**
     * Returns the molecule of a text.
     *
     * @throws IllegalArgumentException when the text breaks the format, naming the line, or is no sensible molecule
     */
    public static Molecule molecule(String text, int charge, int multiplicity) {
        List<String> lines = text.stripTrailing().lines().toList();
        int count = atomCount(lines);
        if (lines.size() != count + 2) {
            throw new IllegalArgumentException("expected " + count
                    + " lines of atoms after the number of atoms and a comment, got " + Math.max(0, lines.size() - 2));
        }
        List<Atom> atoms = new ArrayList<>();
        for (int line = 2; line < lines.size(); line++) {
            atoms.add(atom(lines.get(line), line + 1));
        }
        return new Molecule(atoms, charge, multiplicity);
    }

    private static int atomCount(List<String> lines) {
        String first = lines.isEmpty() ? "" : lines.getFirst().strip();
        if (!first.matches("[1-9][0-9]{0,5}")) {
            throw new IllegalArgumentException("expected the number of atoms in line 1, got '" + first + "'");
        }
        return Integer.parseInt(first);
    }

    private static Atom atom(String line, int number) {
        String[] words = line.strip().split("\\s+", -1);
        if (words.length < 4) {
            throw new IllegalArgumentException(
                    "expected a symbol and three coordinates in line " + number + ", got '" + line + "'");
        }
        try {
            Element element = words[0].matches("[0-9]{1,3}")
                    ? Element.ofAtomicNumber(Integer.parseInt(words[0]))
                    : Element.ofSymbol(words[0]);
            return Atom.ofAngstrom(
                    element, Double.parseDouble(words[1]), Double.parseDouble(words[2]), Double.parseDouble(words[3]));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "expected three coordinates in ångström in line " + number + ", got '" + line + "'", e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(e.getMessage() + " in line " + number, e);
        }
    }
}
