package dev.groundstate.engine.hamiltonian;

import dev.groundstate.engine.integral.OneElectronIntegrals;
import dev.groundstate.engine.integral.TwoElectronIntegrals;
import dev.groundstate.engine.run.RunControl;
import dev.groundstate.engine.run.WorkCounter;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/**
 * A Hamiltonian as other programs write and read it: the FCIDUMP format.
 *
 * <p>A namelist with the numbers of orbitals, of electrons and of unpaired electrons, then a line {@code value p q r s} for
 * each (pq|rs), with r = s = 0 for each h_pq and with four zeros for the core energy; orbitals count from 1, and what is
 * not there is zero. Real orbitals only, so that integrals are eight-fold symmetric. After P. J. Knowles and N. C. Handy,
 * Comput. Phys. Commun. 54, 75 (1989).
 *
 * @param hamiltonian the integrals, the core energy and the numbers of electrons
 * @param wavefunctionSymmetry ISYM: irreducible representation of the state looked for, 1 where nothing was said
 * @param orbitalSymmetries ORBSYM: irreducible representation of each orbital in the writer's order, 1 where nothing was
 *     said
 */
public record Fcidump(ActiveSpaceHamiltonian hamiltonian, int wavefunctionSymmetry, List<Integer> orbitalSymmetries) {

    /** Bits of an occupation string without its sign. */
    private static final int MOST_ORBITALS = 63;

    /** Most of what two lines may differ by that give the same integral. */
    private static final double TOLERANCE = 1e-9;

    /** Digits of a number and the columns of its orbitals. */
    private static final long WORK_OF_LINE = 3_000;

    /** Refuses symmetries of another number of orbitals. */
    public Fcidump {
        orbitalSymmetries = List.copyOf(orbitalSymmetries);
        if (orbitalSymmetries.size() != hamiltonian.spatialOrbitals()) {
            throw new IllegalArgumentException("expected the symmetry of each of " + hamiltonian.spatialOrbitals()
                    + " orbitals, got " + orbitalSymmetries.size());
        }
    }

    /** Returns a Hamiltonian without symmetries. */
    public static Fcidump of(ActiveSpaceHamiltonian hamiltonian) {
        return new Fcidump(hamiltonian, 1, Collections.nCopies(hamiltonian.spatialOrbitals(), 1));
    }

    /**
     * Returns a Hamiltonian over orbitals that belong to irreducible representations, with the state looked for in that of the
     * determinant that fills the lowest ones; one without symmetries where the integrals have not those of the orbitals.
     *
     * @param orbitalSymmetries numbers of the representations as MOLPRO counts them, so that those less one of a product are the
     *     exclusive or of those of its factors
     */
    public static Fcidump of(ActiveSpaceHamiltonian hamiltonian, List<Integer> orbitalSymmetries, RunControl control) {
        if (orbitalSymmetries.stream().anyMatch(number -> number < 1 || number > 8)) {
            return of(hamiltonian);
        }
        int determinant = 0;
        for (int p = hamiltonian.betaElectrons(); p < hamiltonian.alphaElectrons(); p++) {
            determinant ^= orbitalSymmetries.get(p) - 1;
        }
        Fcidump labelled = new Fcidump(hamiltonian, determinant + 1, orbitalSymmetries);
        double[] forbidden = {0};
        labelled.forEach(control, (value, p, q, r, s) -> {
            if (labelled.isForbidden(p, q, r, s)) {
                forbidden[0] = Math.max(forbidden[0], Math.abs(value));
            }
        });
        return forbidden[0] < TOLERANCE ? labelled : of(hamiltonian);
    }

    /** Returns whether symmetry makes an integral zero; orbitals count from 1, 0 is none. */
    private boolean isForbidden(int p, int q, int r, int s) {
        return (symmetry(p) ^ symmetry(q) ^ symmetry(r) ^ symmetry(s)) != 0;
    }

    private int symmetry(int orbital) {
        return orbital == 0 ? 0 : orbitalSymmetries.get(orbital - 1) - 1;
    }

    /** Hears of an integral; orbitals count from 1, and r = s = 0 for h_pq. */
    @FunctionalInterface
    private interface IntegralReader {
        void read(double value, int p, int q, int r, int s);
    }

    private void forEach(RunControl control, IntegralReader reader) {
        WorkCounter work = new WorkCounter(control);
        int n = hamiltonian.spatialOrbitals();
        double[] packed = hamiltonian.twoElectron().packed();
        int next = 0;
        for (int p = 1; p <= n; p++) {
            for (int q = 1; q <= p; q++) {
                for (int r = 1; r <= p; r++) {
                    int end = r == p ? q : r;
                    for (int s = 1; s <= end; s++) {
                        reader.read(packed[next++], p, q, r, s);
                        work.add(WORK_OF_LINE);
                    }
                }
            }
        }
        for (int p = 1; p <= n; p++) {
            for (int q = 1; q <= p; q++) {
                reader.read(hamiltonian.oneElectron().get(p - 1, q - 1), p, q, 0, 0);
            }
        }
    }

    /**
     * Reads a text.
     *
     * @throws IllegalArgumentException when it is not one of real orbitals, in words for who wrote it
     */
    public static Fcidump parse(String text, RunControl control) {
        WorkCounter work = new WorkCounter(control);
        FcidumpHeader header = FcidumpHeader.parse(text);
        int n = header.positive("NORB", MOST_ORBITALS);
        int electrons = header.number("NELEC");
        int unpaired = header.number("MS2", 0);
        if (electrons < 0 || Math.abs(unpaired) > electrons || (electrons + unpaired) % 2 != 0) {
            throw new IllegalArgumentException("expected NELEC and MS2 both even or both odd, MS2 at most NELEC, got "
                    + electrons + " and " + unpaired);
        }
        Integrals integrals = new Integrals(n);
        int lineNumber = header.lines();
        Iterator<String> lines = text.lines().skip(header.lines()).iterator();
        while (lines.hasNext()) {
            String line = lines.next();
            lineNumber++;
            work.add(WORK_OF_LINE);
            if (!line.isBlank()) {
                integrals.take(line.trim().split("\\s+"), lineNumber);
            }
        }
        return new Fcidump(
                new ActiveSpaceHamiltonian(
                        n,
                        (electrons + unpaired) / 2,
                        (electrons - unpaired) / 2,
                        integrals.coreEnergy,
                        new OneElectronIntegrals(n, integrals.oneElectron),
                        new TwoElectronIntegrals(n, integrals.twoElectron)),
                header.number("ISYM", 1),
                header.numbers("ORBSYM", n));
    }

    /**
     * Returns the text; every digit of a number that counts is in it, and integrals that are zero, or are by symmetry but for
     * rounding, are not.
     */
    public String text(RunControl control) {
        StringBuilder text = new StringBuilder();
        text.append(" &FCI NORB=").append(hamiltonian.spatialOrbitals());
        text.append(",NELEC=").append(hamiltonian.alphaElectrons() + hamiltonian.betaElectrons());
        text.append(",MS2=").append(hamiltonian.alphaElectrons() - hamiltonian.betaElectrons());
        text.append(",\n  ORBSYM=");
        for (int symmetry : orbitalSymmetries) {
            text.append(symmetry).append(',');
        }
        text.append("\n  ISYM=").append(wavefunctionSymmetry).append(",\n &END\n");
        forEach(control, (value, p, q, r, s) -> {
            if (value != 0 && !(isForbidden(p, q, r, s) && Math.abs(value) < TOLERANCE)) {
                line(text, value, p, q, r, s);
            }
        });
        line(text, hamiltonian.coreEnergy(), 0, 0, 0, 0);
        return text.toString();
    }

    private static void line(StringBuilder text, double value, int p, int q, int r, int s) {
        text.append(String.format(Locale.ROOT, "%24s %3d %3d %3d %3d%n", value, p, q, r, s));
    }

    /** The integrals of a text, as they come. */
    private static final class Integrals {
        private final int orbitals;
        private final double[] oneElectron;
        private final double[] twoElectron;
        private final boolean[] oneElectronSeen;
        private final boolean[] twoElectronSeen;
        private double coreEnergy;

        Integrals(int orbitals) {
            this.orbitals = orbitals;
            this.oneElectron = new double[orbitals * orbitals];
            this.twoElectron = new double[TwoElectronIntegrals.packedLength(orbitals)];
            this.oneElectronSeen = new boolean[oneElectron.length];
            this.twoElectronSeen = new boolean[twoElectron.length];
        }

        void take(String[] fields, int lineNumber) {
            if (fields.length != 5) {
                throw wrong(lineNumber, "a number and four orbitals", String.join(" ", fields));
            }
            double value = value(fields[0], lineNumber);
            int p = orbital(fields[1], lineNumber);
            int q = orbital(fields[2], lineNumber);
            int r = orbital(fields[3], lineNumber);
            int s = orbital(fields[4], lineNumber);
            if (p > 0 && q > 0 && r > 0 && s > 0) {
                int index = TwoElectronIntegrals.pair(
                        TwoElectronIntegrals.pair(p - 1, q - 1), TwoElectronIntegrals.pair(r - 1, s - 1));
                put(twoElectron, twoElectronSeen, index, value, lineNumber);
            } else if (p > 0 && q > 0 && r == 0 && s == 0) {
                put(oneElectron, oneElectronSeen, (p - 1) * orbitals + q - 1, value, lineNumber);
                put(oneElectron, oneElectronSeen, (q - 1) * orbitals + p - 1, value, lineNumber);
            } else if (p == 0 && q == 0 && r == 0 && s == 0) {
                coreEnergy = value;
            } else if (q != 0 || r != 0 || s != 0) {
                throw wrong(lineNumber, "orbitals p q r s, p q 0 0 or 0 0 0 0", String.join(" ", fields));
            }
            // What is left, p 0 0 0, is the energy of an orbital, which no correlated method needs.
        }

        private static void put(double[] values, boolean[] seen, int index, double value, int lineNumber) {
            if (seen[index] && Math.abs(values[index] - value) > TOLERANCE) {
                throw wrong(
                        lineNumber,
                        "integrals over real orbitals, the same for each of eight orders of p q r s, here "
                                + values[index],
                        Double.toString(value));
            }
            values[index] = value;
            seen[index] = true;
        }

        /** Reads Fortran's exponents too. */
        private static double value(String field, int lineNumber) {
            if (field.startsWith("(")) {
                throw wrong(lineNumber, "real integrals", field);
            }
            try {
                double value = Double.parseDouble(field.replace('D', 'E').replace('d', 'e'));
                if (Double.isFinite(value)) {
                    return value;
                }
            } catch (NumberFormatException e) {
                throw wrong(lineNumber, "a number", field);
            }
            throw wrong(lineNumber, "a finite number", field);
        }

        private int orbital(String field, int lineNumber) {
            try {
                int orbital = Integer.parseInt(field);
                if (orbital >= 0 && orbital <= orbitals) {
                    return orbital;
                }
            } catch (NumberFormatException e) {
                throw wrong(lineNumber, "an orbital", field);
            }
            throw wrong(lineNumber, "an orbital from 0 to " + orbitals, field);
        }

        private static IllegalArgumentException wrong(int lineNumber, String expected, String arrived) {
            return new IllegalArgumentException(
                    "FCIDUMP, line " + lineNumber + ": expected " + expected + ", got " + arrived);
        }
    }
}
