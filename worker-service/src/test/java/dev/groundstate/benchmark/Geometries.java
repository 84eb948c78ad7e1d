package dev.groundstate.benchmark;

import dev.groundstate.engine.molecule.Atom;

/** The molecules of the benchmark, as the {@code atoms} of a {@link Task}. */
final class Geometries {

    /** Water at 0.9584 Å and 104.45°. */
    static final String WATER = water(0.9584, 104.45);

    /** Ammonia. */
    static final String AMMONIA = angstrom(
            "N", 0, 0, 0, "H", 0, -0.9377, -0.3816, "H", 0.8121, 0.4689, -0.3816, "H", -0.8121, 0.4689, -0.3816);

    /** Methane at 1.09 Å. */
    static final String METHANE = methane(1.09);

    /** Benzene, its carbon and hydrogen atoms on circles of 1.3965 and 2.4835 Å. */
    static final String BENZENE = benzene(1.3965, 2.4835);

    private Geometries() {}

    /** Returns two atoms at a distance in ångström. */
    static String diatomic(String one, String other, double distance) {
        return angstrom(one, 0, 0, 0, other, 0, 0, distance);
    }

    /** Returns three atoms on a line, the middle one first, at a distance in ångström. */
    static String linear(String middle, String ends, double distance) {
        return angstrom(middle, 0, 0, 0, ends, 0, 0, distance, ends, 0, 0, -distance);
    }

    /** Returns three atoms bent at the middle one, at distances in ångström and an angle in degrees. */
    static String bent(String middle, String ends, double distance, double angle) {
        double y = distance * Math.sin(Math.toRadians(angle) / 2);
        double z = distance * Math.cos(Math.toRadians(angle) / 2);
        return angstrom(middle, 0, 0, 0, ends, 0, y, z, ends, 0, -y, z);
    }

    /** Returns water. */
    static String water(double distance, double angle) {
        return bent("O", "H", distance, angle);
    }

    /** Returns hydrogen atoms on a line, at a distance in ångström. */
    static String chain(int atoms, double distance) {
        Object[] words = new Object[4 * atoms];
        for (int i = 0; i < atoms; i++) {
            words[4 * i] = "H";
            words[4 * i + 1] = 0;
            words[4 * i + 2] = 0;
            words[4 * i + 3] = i * distance;
        }
        return angstrom(words);
    }

    private static String methane(double distance) {
        double d = distance / Math.sqrt(3);
        return angstrom("C", 0, 0, 0, "H", d, d, d, "H", d, -d, -d, "H", -d, d, -d, "H", -d, -d, d);
    }

    private static String benzene(double carbon, double hydrogen) {
        Object[] words = new Object[48];
        for (int i = 0; i < 12; i++) {
            double radius = i < 6 ? carbon : hydrogen;
            words[4 * i] = i < 6 ? "C" : "H";
            words[4 * i + 1] = radius * Math.cos(i * Math.PI / 3);
            words[4 * i + 2] = radius * Math.sin(i * Math.PI / 3);
            words[4 * i + 3] = 0;
        }
        return angstrom(words);
    }

    /** Returns atoms, each a symbol and three coordinates in ångström. */
    static String angstrom(Object... words) {
        StringBuilder atoms = new StringBuilder();
        for (int at = 0; at < words.length; at++) {
            if (words[at] instanceof Number coordinate) {
                atoms.append(':').append(coordinate.doubleValue() / Atom.BOHR_ANGSTROM);
            } else {
                atoms.append(at == 0 ? "" : ",").append(words[at]);
            }
        }
        return atoms.toString();
    }
}
