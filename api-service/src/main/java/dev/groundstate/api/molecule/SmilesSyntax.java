package dev.groundstate.api.molecule;

import dev.groundstate.model.molecule.ChemicalElement;
import dev.groundstate.model.molecule.InvalidMoleculeException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Refuses what is not a SMILES of elements up to krypton, with the position of the fault, before a parser that forgives
 * open brackets and dangling bonds sees it. Grammar: OpenSMILES specification 1.0, without the wildcard atom. Positions
 * count from 1. Checks one string and is thrown away.
 */
final class SmilesSyntax {

    /** Longest SMILES; a molecule of sixty atoms needs far less. */
    static final int MAXIMUM_LENGTH = 500;

    private static final Pattern BRACKET_ATOM = Pattern.compile(
            "\\[\\d{0,3}(?<symbol>[A-Z][a-z]?|se|as|[bcnops])(?:@{1,2}|@(?:TH|AL|SP|TB|OH)\\d{1,2})?(?<hydrogens>H\\d?)?"
                    + "(?:\\++|-+|[+-]\\d{1,2})?(?::\\d{1,4})?]");
    private static final String ORGANIC_ATOMS = "BCNOPSFIbcnops";
    private static final String BONDS = "-=#$:/\\";

    private final String smiles;
    private final Deque<Integer> openParentheses = new ArrayDeque<>();
    private final Map<Integer, Integer> openRings = new TreeMap<>();
    private int position;
    private boolean afterAtom;
    private boolean afterBond;

    private SmilesSyntax(String smiles) {
        this.smiles = smiles;
    }

    /** Returns the SMILES without blanks around it, or refuses it. */
    static String check(String smiles) {
        String stripped = smiles.strip();
        if (stripped.isEmpty()) {
            throw fault("The SMILES is empty.");
        }
        if (stripped.length() > MAXIMUM_LENGTH) {
            throw fault("The SMILES has %d characters; at most %d are read. Give atoms instead."
                    .formatted(stripped.length(), MAXIMUM_LENGTH));
        }
        new SmilesSyntax(stripped).read();
        return stripped;
    }

    private void read() {
        while (position < smiles.length()) {
            char next = smiles.charAt(position);
            if (next == '[') {
                bracketAtom();
            } else if (next == '(') {
                require(afterAtom && !afterBond);
                openParentheses.push(position);
                position++;
                require(position < smiles.length() && smiles.charAt(position) != '(' && smiles.charAt(position) != ')');
            } else if (next == ')') {
                require(afterAtom && !afterBond && !openParentheses.isEmpty());
                openParentheses.pop();
                position++;
            } else if (next == '.') {
                require(afterAtom && !afterBond);
                afterAtom = false;
                position++;
            } else if (BONDS.indexOf(next) >= 0) {
                require(afterAtom && !afterBond);
                afterBond = true;
                position++;
            } else if (next == '%' || isDigit(position)) {
                ring(next == '%');
            } else {
                organicAtom(next);
            }
        }
        finish();
    }

    private void finish() {
        if (afterBond || !afterAtom) {
            throw fault("The SMILES ends with '%s', which leads to no atom.".formatted(smiles.charAt(position - 1)));
        }
        if (!openParentheses.isEmpty()) {
            throw fault("The parenthesis at position %d is not closed.".formatted(openParentheses.peek() + 1));
        }
        openRings.forEach((number, opened) -> {
            throw fault("The ring bond %d at position %d is not closed.".formatted(number, opened + 1));
        });
    }

    private void organicAtom(char next) {
        if (next == '*') {
            throw fault("Position %d holds the wildcard '*', an atom without electrons; name an element."
                    .formatted(position + 1));
        }
        require(ORGANIC_ATOMS.indexOf(next) >= 0 || smiles.startsWith("Cl", position));
        boolean twoLetters = smiles.startsWith("Cl", position) || smiles.startsWith("Br", position);
        if (next == 'I') {
            throw unknownElement("I");
        }
        position += twoLetters ? 2 : 1;
        atomRead();
    }

    private void bracketAtom() {
        int end = smiles.indexOf(']', position);
        if (end < 0) {
            throw fault("The bracket at position %d is not closed.".formatted(position + 1));
        }
        Matcher atom = BRACKET_ATOM.matcher(smiles).region(position, end + 1);
        if (!atom.matches()) {
            throw fault("'%s' at position %d is not an atom such as [H], [Na+], [13CH4] or [nH]."
                    .formatted(printable(smiles.substring(position, end + 1)), position + 1));
        }
        if (ChemicalElement.ofSymbol(atom.group("symbol")).isEmpty()) {
            throw unknownElement(atom.group("symbol"));
        }
        if (atom.group("symbol").equals("H") && atom.group("hydrogens") != null) {
            throw fault("The hydrogen at position %d counts hydrogens of its own; write [H][H] for the molecule."
                    .formatted(position + 1));
        }
        position = end + 1;
        atomRead();
    }

    private void ring(boolean twoDigits) {
        require(afterAtom);
        int start = position;
        if (twoDigits) {
            position++;
            require(isDigit(position));
            position++;
            require(isDigit(position));
        }
        position++;
        int number = Integer.parseInt(smiles, twoDigits ? start + 1 : start, position, 10);
        if (openRings.remove(number) == null) {
            openRings.put(number, start);
        }
        afterBond = false;
    }

    private void atomRead() {
        afterAtom = true;
        afterBond = false;
    }

    private boolean isDigit(int index) {
        return index < smiles.length() && smiles.charAt(index) >= '0' && smiles.charAt(index) <= '9';
    }

    private void require(boolean expected) {
        if (!expected) {
            throw position < smiles.length()
                    ? fault("Unexpected '%s' at position %d of the SMILES."
                            .formatted(printable(Character.toString(smiles.codePointAt(position))), position + 1))
                    : fault("The SMILES ends too early.");
        }
    }

    private InvalidMoleculeException unknownElement(String symbol) {
        return fault("'%s' at position %d is not an element from H to Kr.".formatted(symbol, position + 1));
    }

    /** Keeps printable ASCII; names every other character by its code point. */
    private static String printable(String text) {
        StringBuilder printable = new StringBuilder();
        text.codePoints()
                .limit(40)
                .forEach(point -> printable.append(
                        point > ' ' && point < 0x7f ? Character.toString(point) : "U+%04X".formatted(point)));
        return printable.toString();
    }

    private static InvalidMoleculeException fault(String message) {
        return new InvalidMoleculeException("smiles", message);
    }
}
