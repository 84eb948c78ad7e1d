package dev.groundstate.api.molecule;

import dev.groundstate.model.molecule.FcidumpHeader;
import dev.groundstate.model.molecule.InvalidMoleculeException;
import java.util.Arrays;
import java.util.StringTokenizer;

/**
 * Refuses what is not an FCIDUMP of real orbitals, with the line of the fault. After the head stands a line {@code value p
 * q r s} for each (pq|rs), with r = s = 0 for h_pq, with q = r = s = 0 for the energy of an orbital, and with four zeros
 * for the core energy; orbitals count from 1. Lines for one integral, the same for each of eight orders of p q r s, agree. Reads one
 * text and is thrown away.
 */
final class FcidumpSyntax {
    private static final int LONGEST_LINE = 300;

    /** Most of what two lines may differ by that give the same integral, as in the engine. */
    private static final double TOLERANCE = 1e-9;

    private final FcidumpHeader header;

    /** By pair of orbitals, and by pair of those; NaN where none was read. */
    private final double[] oneElectron;

    private final double[] twoElectron;
    private int line;

    private FcidumpSyntax(FcidumpHeader header) {
        this.header = header;
        this.line = header.lines();
        int pairs = pair(header.orbitals() - 1, header.orbitals() - 1) + 1;
        this.oneElectron = unread(pairs);
        this.twoElectron = unread(pair(pairs - 1, pairs - 1) + 1);
    }

    private static double[] unread(int length) {
        double[] values = new double[length];
        Arrays.fill(values, Double.NaN);
        return values;
    }

    private static int pair(int p, int q) {
        int larger = Math.max(p, q);
        return larger * (larger + 1) / 2 + Math.min(p, q);
    }

    /**
     * Returns the head of a text whose every line is right.
     *
     * @throws InvalidMoleculeException naming {@code fcidump}, with the line
     */
    static FcidumpHeader check(String text) {
        FcidumpHeader header = FcidumpHeader.read(text);
        FcidumpSyntax syntax = new FcidumpSyntax(header);
        long integrals =
                text.lines().skip(header.lines()).filter(syntax::isIntegral).count();
        if (integrals == 0) {
            throw FcidumpHeader.wrong(header.lines(), "expected lines of integrals after the head, got none");
        }
        return header;
    }

    private boolean isIntegral(String text) {
        line++;
        if (text.isBlank()) {
            return false;
        }
        if (text.length() > LONGEST_LINE) {
            throw wrong("a line of at most " + LONGEST_LINE + " characters");
        }
        StringTokenizer words = new StringTokenizer(text);
        if (words.countTokens() != 5) {
            throw wrong("a number and four orbitals");
        }
        double value = value(words.nextToken());
        int p = orbital(words.nextToken());
        int q = orbital(words.nextToken());
        int r = orbital(words.nextToken());
        int s = orbital(words.nextToken());
        boolean two = p > 0 && q > 0 && r > 0 && s > 0;
        boolean fewer = r == 0 && s == 0 && (p > 0 || q == 0);
        if (!two && !fewer) {
            throw wrong("orbitals p q r s, p q 0 0, p 0 0 0 or 0 0 0 0");
        }
        if (two) {
            take(twoElectron, pair(pair(p - 1, q - 1), pair(r - 1, s - 1)), value);
        } else if (q > 0) {
            take(oneElectron, pair(p - 1, q - 1), value);
        }
        return true;
    }

    private void take(double[] values, int index, double value) {
        if (Math.abs(values[index] - value) > TOLERANCE) {
            throw wrong("the number of an earlier line for this integral, " + values[index]);
        }
        values[index] = value;
    }

    /** Reads Fortran's exponents too. */
    private double value(String word) {
        try {
            double value = Double.parseDouble(word.replace('D', 'E').replace('d', 'e'));
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Refused below.
        }
        throw wrong("a finite real number first");
    }

    private int orbital(String word) {
        try {
            int orbital = Integer.parseInt(word);
            if (orbital >= 0 && orbital <= header.orbitals()) {
                return orbital;
            }
        } catch (NumberFormatException e) {
            // Refused below.
        }
        throw wrong("orbitals from 0 to " + header.orbitals());
    }

    private InvalidMoleculeException wrong(String expected) {
        return FcidumpHeader.wrong(line, "expected " + expected);
    }
}
