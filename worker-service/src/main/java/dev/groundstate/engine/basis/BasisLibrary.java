package dev.groundstate.engine.basis;

import dev.groundstate.engine.molecule.Atom;
import dev.groundstate.engine.molecule.Element;
import dev.groundstate.engine.molecule.Molecule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Basis sets by name, whatever its case.
 *
 * <p>Immutable and thread-safe.
 */
public final class BasisLibrary {

    private static final List<String> SHIPPED = List.of("sto-3g", "6-31g");

    private final Map<String, Map<Element, List<ShellGroup>>> sets;

    /**
     * Reads basis sets.
     *
     * @param texts text in the format of Gaussian 94 by name
     * @throws IllegalArgumentException when a text breaks the format
     */
    public BasisLibrary(Map<String, String> texts) {
        Map<String, Map<Element, List<ShellGroup>>> parsed = new LinkedHashMap<>();
        texts.forEach((name, text) -> parsed.put(name.toLowerCase(Locale.ROOT), Gaussian94Parser.parse(text)));
        this.sets = parsed;
    }

    /** Returns the library of the shipped sets: STO-3G and 6-31G for H to Ar, numbers of the Basis Set Exchange. */
    public static BasisLibrary shipped() {
        Map<String, String> texts = new LinkedHashMap<>();
        SHIPPED.forEach(name -> texts.put(name, resource(name + ".gbs")));
        return new BasisLibrary(texts);
    }

    /**
     * Returns the publications that a shipped basis set comes from, by element, as plain text.
     *
     * @throws IllegalArgumentException when the name is of no shipped set
     */
    public static String references(String name) {
        String key = name.toLowerCase(Locale.ROOT);
        if (!SHIPPED.contains(key)) {
            throw unknown(name, SHIPPED);
        }
        return resource(key + ".references.txt");
    }

    /** Returns the names of the sets, in lower case. */
    public List<String> names() {
        return List.copyOf(sets.keySet());
    }

    /**
     * Returns the functions of a basis set on the nuclei of a molecule.
     *
     * @throws IllegalArgumentException when the set is unknown or has no functions for an element of the molecule
     */
    public Basis basis(String name, Molecule molecule) {
        String key = name.toLowerCase(Locale.ROOT);
        Map<Element, List<ShellGroup>> set = sets.get(key);
        if (set == null) {
            throw unknown(name, names());
        }
        List<CentredShellGroup> placed = new ArrayList<>();
        int functions = 0;
        for (int a = 0; a < molecule.atoms().size(); a++) {
            Atom atom = molecule.atoms().get(a);
            List<ShellGroup> groups = set.get(atom.element());
            if (groups == null) {
                throw new IllegalArgumentException("expected elements that the basis set " + key
                        + " has functions for ("
                        + String.join(
                                " ", set.keySet().stream().map(Element::name).toList()) + "), got "
                        + atom.element());
            }
            for (ShellGroup group : groups) {
                placed.add(new CentredShellGroup(group, a, functions, atom.x(), atom.y(), atom.z()));
                functions += group.functions();
            }
        }
        return new Basis(key, placed);
    }

    private static IllegalArgumentException unknown(String name, List<String> known) {
        return new IllegalArgumentException(
                "expected the name of a basis set (" + String.join(", ", known) + "), got '" + name + "'");
    }

    private static String resource(String name) {
        try (InputStream stream = BasisLibrary.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("resource " + name + " is missing from the distribution");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
