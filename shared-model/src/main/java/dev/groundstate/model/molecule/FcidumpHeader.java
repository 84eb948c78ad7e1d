package dev.groundstate.model.molecule;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The namelist at the head of an FCIDUMP, {@code &FCI NORB=2,NELEC=2,MS2=0,ORBSYM=1,1,ISYM=1,&END}, over any number of
 * lines; a slash ends it too. P. J. Knowles and N. C. Handy, Comput. Phys. Commun. 54, 75 (1989).
 *
 * @param orbitals NORB: spatial orbitals
 * @param electrons NELEC: alpha and beta together
 * @param unpairedElectrons MS2: alpha less beta, 0 where nothing was said
 * @param lines of the text that the head takes
 */
public record FcidumpHeader(int orbitals, int electrons, int unpairedElectrons, int lines) {

    /** Bits of an occupation string without its sign. */
    public static final int MOST_ORBITALS = 63;

    /** Characters; the symmetries of as many orbitals as there can be need far less. */
    private static final int LONGEST = 10_000;

    private static final Pattern START = Pattern.compile("\\s*[&$]FCI\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern END = Pattern.compile("[&$]END\\b|/", Pattern.CASE_INSENSITIVE);
    private static final Pattern NAME = Pattern.compile("([A-Za-z]\\w*)\\s*=\\s*([^\\s,=]*)");

    /**
     * Reads the head of a text.
     *
     * @throws InvalidMoleculeException naming {@code fcidump}, with the line, when it is none
     */
    public static FcidumpHeader read(String text) {
        String beginning = text.substring(0, Math.min(text.length(), LONGEST));
        Matcher start = START.matcher(beginning);
        if (!start.lookingAt()) {
            throw wrong(1, "expected '&FCI'");
        }
        Matcher end = END.matcher(beginning);
        if (!end.find(start.end())) {
            throw wrong(1, "expected the head to end with '&END' or '/' within " + LONGEST + " characters");
        }
        Map<String, Entry> entries = new TreeMap<>();
        Matcher name = NAME.matcher(beginning).region(start.end(), end.start());
        while (name.find()) {
            entries.put(name.group(1).toUpperCase(Locale.ROOT), new Entry(name.group(2), line(text, name.start())));
        }
        refuseTwoSetsOfOrbitals(entries);
        int lines = line(text, end.start());
        int orbitals = number(entries, "NORB", 1, MOST_ORBITALS, lines);
        int electrons = number(entries, "NELEC", 1, 2 * orbitals, lines);
        int unpaired = entries.containsKey("MS2") ? number(entries, "MS2", 0, electrons, lines) : 0;
        if ((electrons - unpaired) % 2 != 0 || (electrons + unpaired) / 2 > orbitals) {
            throw wrong(
                    lines, "%d electrons in %d orbitals do not have MS2=%d".formatted(electrons, orbitals, unpaired));
        }
        return new FcidumpHeader(orbitals, electrons, unpaired, lines);
    }

    /** Returns 2S + 1. */
    public int multiplicity() {
        return unpairedElectrons + 1;
    }

    /** Returns the refusal of a text. */
    public static InvalidMoleculeException wrong(int line, String message) {
        return new InvalidMoleculeException("fcidump", "FCIDUMP, line " + line + ": " + message + ".");
    }

    private record Entry(String value, int line) {}

    private static void refuseTwoSetsOfOrbitals(Map<String, Entry> entries) {
        entries.forEach((name, entry) -> {
            if (name.endsWith("UHF") && entry.value().matches("(?i)\\.?t(rue)?\\.?|[1-9]\\d*")) {
                throw wrong(entry.line(), "expected the same orbitals for both spins");
            }
        });
    }

    private static int number(Map<String, Entry> entries, String name, int smallest, int largest, int end) {
        Entry entry = entries.get(name);
        if (entry == null) {
            throw wrong(end, "expected " + name + " before the end of the head");
        }
        int number = entry.value().matches("[+-]?\\d{1,6}") ? Integer.parseInt(entry.value()) : Integer.MIN_VALUE;
        if (number < smallest || number > largest) {
            throw wrong(entry.line(), "expected " + name + " from " + smallest + " to " + largest);
        }
        return number;
    }

    private static int line(String text, int position) {
        return 1
                + (int) text.substring(0, position)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }
}
