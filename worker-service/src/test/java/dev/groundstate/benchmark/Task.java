package dev.groundstate.benchmark;

import dev.groundstate.engine.molecule.Atom;
import dev.groundstate.engine.molecule.Element;
import dev.groundstate.engine.molecule.Molecule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One piece of work as both sides read it: a line of {@code key=value}, its atoms as {@code O:0:0:0,H:…} in bohr.
 *
 * @param values by key, in the order of the line
 */
record Task(Map<String, String> values) {

    /** Reads a line. */
    static Task parse(String line) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String word : line.strip().split("\\s+", -1)) {
            int equals = word.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("expected key=value, got " + word);
            }
            values.put(word.substring(0, equals), word.substring(equals + 1));
        }
        return new Task(values);
    }

    /** Returns this task with one more word, or another value of it. */
    Task with(String key, Object value) {
        Map<String, String> more = new LinkedHashMap<>(values);
        more.put(key, value.toString());
        return new Task(more);
    }

    /** Returns the line. */
    String line() {
        return values.entrySet().stream()
                .map(word -> word.getKey() + "=" + word.getValue())
                .collect(Collectors.joining(" "));
    }

    /** Returns a value that must be there. */
    String text(String key) {
        String value = values.get(key);
        if (value == null) {
            throw new IllegalArgumentException("expected " + key + " in " + line());
        }
        return value;
    }

    /** Returns a whole number, or another one where there is none. */
    int number(String key, int otherwise) {
        return values.containsKey(key) ? Integer.parseInt(text(key)) : otherwise;
    }

    /** Returns a number that must be there. */
    double real(String key) {
        return Double.parseDouble(text(key));
    }

    /** Returns the molecule. */
    Molecule molecule() {
        List<Atom> atoms = new ArrayList<>();
        for (String atom : text("atoms").split(",", -1)) {
            String[] parts = atom.split(":", -1);
            atoms.add(new Atom(
                    Element.ofSymbol(parts[0]).atomicNumber(),
                    Double.parseDouble(parts[1]),
                    Double.parseDouble(parts[2]),
                    Double.parseDouble(parts[3])));
        }
        return new Molecule(atoms, number("charge", 0), number("multiplicity", 1));
    }
}
