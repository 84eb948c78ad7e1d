package dev.groundstate.engine.basis;

import dev.groundstate.engine.molecule.Element;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads basis sets written in the format of Gaussian 94.
 *
 * <p>An element is a line {@code symbol 0}, its shells, and a line of asterisks; a shell is a line {@code type primitives
 * scale} and a line of exponent and coefficients for each primitive. A type of several letters (SP) has one column of
 * coefficients for each. The scale factor enters the exponents squared. Numbers may have Fortran's exponent letter D.
 * Shells of one element with equal exponents become one {@link ShellGroup}, wherever they stand.
 *
 * <p>Not thread-safe: one instance reads one text.
 */
final class Gaussian94Parser {

    private static final String SEPARATOR = "****";
    private static final String SHELL_LETTERS = "SPDFGHIKLM";

    private final List<String> lines;
    private final AngularForm form;
    private int next;

    private Gaussian94Parser(String text, AngularForm form) {
        this.lines = text.lines().toList();
        this.form = form;
    }

    /**
     * Returns the shell groups of each element in the text.
     *
     * @param form of all shells: the format does not tell
     * @throws IllegalArgumentException when the text breaks the format; the message names the line
     */
    static Map<Element, List<ShellGroup>> parse(String text, AngularForm form) {
        return new Gaussian94Parser(text, form).elements();
    }

    private Map<Element, List<ShellGroup>> elements() {
        Map<Element, List<ShellGroup>> elements = new EnumMap<>(Element.class);
        while (skipToContent()) {
            if (lines.get(next).startsWith(SEPARATOR)) {
                next++;
                continue;
            }
            String[] heading = words();
            if (heading.length != 2 || !heading[1].equals("0")) {
                throw unexpected("an element symbol followed by 0");
            }
            Element element = element(heading[0]);
            next++;
            if (elements.put(element, shellGroups()) != null) {
                throw new IllegalArgumentException("expected each element once, got " + element + " again");
            }
        }
        return Collections.unmodifiableMap(elements);
    }

    private List<ShellGroup> shellGroups() {
        List<ShellGroup> groups = new ArrayList<>();
        while (true) {
            if (!skipToContent()) {
                throw new IllegalArgumentException(
                        "expected a line of asterisks after an element, got the end of the text");
            }
            if (lines.get(next).startsWith(SEPARATOR)) {
                next++;
                return List.copyOf(groups);
            }
            merge(groups, shell());
        }
    }

    private ShellGroup shell() {
        String[] heading = words();
        if (heading.length < 2 || heading.length > 3) {
            throw unexpected("a shell type, a number of primitives and a scale factor");
        }
        int[] momenta = heading[0]
                .toUpperCase(Locale.ROOT)
                .chars()
                .map(SHELL_LETTERS::indexOf)
                .toArray();
        if (Arrays.stream(momenta).anyMatch(l -> l < 0)) {
            throw unexpected("a shell type of the letters " + SHELL_LETTERS);
        }
        int primitives = (int) number(heading[1]);
        double scale = heading.length == 3 ? number(heading[2]) : 1;
        next++;
        double[] exponents = new double[primitives];
        double[][] coefficients = new double[momenta.length][primitives];
        for (int i = 0; i < primitives; i++) {
            if (!skipToContent() || words().length != momenta.length + 1) {
                throw unexpected("an exponent and " + momenta.length + " coefficients");
            }
            String[] row = words();
            exponents[i] = number(row[0]) * scale * scale;
            for (int c = 0; c < momenta.length; c++) {
                coefficients[c][i] = number(row[c + 1]);
            }
            next++;
        }
        List<Contraction> contractions = new ArrayList<>();
        for (int c = 0; c < momenta.length; c++) {
            contractions.add(Contraction.ofPublished(momenta[c], exponents, coefficients[c]));
        }
        return new ShellGroup(exponents, contractions, form);
    }

    private static void merge(List<ShellGroup> groups, ShellGroup shell) {
        for (int g = 0; g < groups.size(); g++) {
            ShellGroup group = groups.get(g);
            if (Arrays.equals(group.exponents(), shell.exponents())) {
                List<Contraction> contractions = new ArrayList<>(group.contractions());
                contractions.addAll(shell.contractions());
                groups.set(g, new ShellGroup(group.exponents(), contractions, group.form()));
                return;
            }
        }
        groups.add(shell);
    }

    /** Moves to the next line that is neither empty nor a comment; false at the end of the text. */
    private boolean skipToContent() {
        while (next < lines.size()
                && (lines.get(next).isBlank() || lines.get(next).startsWith("!"))) {
            next++;
        }
        return next < lines.size();
    }

    private String[] words() {
        return lines.get(next).strip().split("\\s+");
    }

    private Element element(String symbol) {
        try {
            return Element.ofSymbol(symbol.startsWith("-") ? symbol.substring(1) : symbol);
        } catch (IllegalArgumentException e) {
            throw unexpected("an element symbol followed by 0");
        }
    }

    private double number(String word) {
        try {
            return Double.parseDouble(word.replace('D', 'E').replace('d', 'e'));
        } catch (NumberFormatException e) {
            throw unexpected("a number instead of '" + word + "'");
        }
    }

    private IllegalArgumentException unexpected(String expected) {
        String got = next < lines.size() ? "'" + lines.get(next) + "'" : "the end of the text";
        return new IllegalArgumentException("expected " + expected + " in line " + (next + 1) + ", got " + got);
    }
}
