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
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Basis sets by name, whatever its case.
 *
 * <p>A set is read when it is first asked for. Thread-safe.
 */
public final class BasisLibrary {

    /** The sets that come with the engine: the stem of their resources, and the form they were made for. */
    private enum Shipped {
        STO_3G("sto-3g", "sto-3g", AngularForm.SPHERICAL),
        STO_6G("sto-6g", "sto-6g", AngularForm.SPHERICAL),
        B6_31G("6-31g", "6-31g", AngularForm.CARTESIAN),
        B6_31G_STAR("6-31g*", "6-31g-star", AngularForm.CARTESIAN),
        B6_31G_STAR_STAR("6-31g**", "6-31g-star-star", AngularForm.CARTESIAN),
        CC_PVDZ("cc-pvdz", "cc-pvdz", AngularForm.SPHERICAL),
        CC_PVTZ("cc-pvtz", "cc-pvtz", AngularForm.SPHERICAL),
        DEF2_SVP("def2-svp", "def2-svp", AngularForm.SPHERICAL);

        private final String key;
        private final String stem;
        private final AngularForm form;

        Shipped(String key, String stem, AngularForm form) {
            this.key = key;
            this.stem = stem;
            this.form = form;
        }
    }

    /**
     * A basis set as text.
     *
     * @param text in the format of Gaussian 94
     * @param form the set was made for
     */
    private record Source(Supplier<String> text, AngularForm form) {}

    private final Map<String, Source> sources;
    private final Map<String, Map<Element, List<ShellGroup>>> sets = new ConcurrentHashMap<>();

    private BasisLibrary(Map<String, Source> sources) {
        this.sources = sources;
    }

    /**
     * Returns a library of other basis sets.
     *
     * @param texts text in the format of Gaussian 94 by name; a text that breaks the format is refused when it is first
     *     used
     * @param form of their functions unless a caller wants another one
     */
    public static BasisLibrary of(Map<String, String> texts, AngularForm form) {
        Map<String, Source> sources = new LinkedHashMap<>();
        texts.forEach((name, text) -> sources.put(name.toLowerCase(Locale.ROOT), new Source(() -> text, form)));
        return new BasisLibrary(sources);
    }

    /**
     * Returns the library of the shipped sets, numbers of the Basis Set Exchange: STO-3G, STO-6G, 6-31G, 6-31G*, 6-31G**
     * and def2-SVP for H to Kr, cc-pVDZ and cc-pVTZ for H to Kr without K.
     *
     * <p>The correlation-consistent sets of Li, Be, Na and Mg are those of Prascher, Woon, Peterson, Dunning and Wilson,
     * Theor. Chem. Acc. 128, 69 (2011), which replaced older ones that some programs still ship.
     */
    public static BasisLibrary shipped() {
        Map<String, Source> sources = new LinkedHashMap<>();
        for (Shipped set : Shipped.values()) {
            sources.put(set.key, new Source(() -> resource(set.stem + ".gbs"), set.form));
        }
        return new BasisLibrary(sources);
    }

    /**
     * Returns the publications that a shipped basis set comes from, by element, as plain text.
     *
     * @throws IllegalArgumentException when the name is of no shipped set
     */
    public static String references(String name) {
        String key = name.toLowerCase(Locale.ROOT);
        List<String> known = new ArrayList<>();
        for (Shipped set : Shipped.values()) {
            if (set.key.equals(key)) {
                return resource(set.stem + ".references.txt");
            }
            known.add(set.key);
        }
        throw unknown(name, known);
    }

    /** Returns the names of the sets, in lower case. */
    public List<String> names() {
        return List.copyOf(sources.keySet());
    }

    /**
     * Returns the functions of a basis set on the nuclei of a molecule, in the form the set was made for.
     *
     * @throws IllegalArgumentException when the set is unknown or has no functions for an element of the molecule
     */
    public Basis basis(String name, Molecule molecule) {
        return basis(name, molecule, source(name).form);
    }

    /**
     * Returns the functions of a basis set on the nuclei of a molecule, in a form of the caller's choice.
     *
     * @throws IllegalArgumentException when the set is unknown or has no functions for an element of the molecule
     */
    public Basis basis(String name, Molecule molecule, AngularForm form) {
        Source source = source(name);
        String key = name.toLowerCase(Locale.ROOT);
        Map<Element, List<ShellGroup>> set =
                sets.computeIfAbsent(key, k -> Gaussian94Parser.parse(source.text.get(), source.form));
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
                placed.add(new CentredShellGroup(group.in(form), a, functions, atom.x(), atom.y(), atom.z()));
                functions += group.in(form).functions();
            }
        }
        return new Basis(key, form, placed);
    }

    private Source source(String name) {
        Source source = sources.get(name.toLowerCase(Locale.ROOT));
        if (source == null) {
            throw unknown(name, names());
        }
        return source;
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
