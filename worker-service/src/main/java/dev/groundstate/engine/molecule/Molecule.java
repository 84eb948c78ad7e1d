package dev.groundstate.engine.molecule;

import java.util.List;

/**
 * Nuclei clamped in space with electrons around them.
 *
 * @param atoms at least one
 * @param charge in units of the elementary charge
 * @param multiplicity 2S + 1, from 1
 */
public record Molecule(List<Atom> atoms, int charge, int multiplicity) {

    /**
     * Nuclei nearer than this are taken for a mistake in the geometry: the shortest bond known, that of H2, is seven times
     * as long.
     */
    private static final double SHORTEST_DISTANCE_ANGSTROM = 0.1;

    /**
     * Nuclei farther apart than this are taken for a mistake, such as a wrong unit: it is beyond every curve of a
     * dissociation, and beyond the size of every molecule whose integrals fit into memory.
     */
    private static final double LONGEST_DISTANCE_ANGSTROM = 1000;

    /** Refuses an impossible number of electrons or multiplicity, and nuclei that coincide or are absurdly far apart. */
    public Molecule {
        atoms = List.copyOf(atoms);
        if (atoms.isEmpty()) {
            throw new IllegalArgumentException("expected at least one atom, got none");
        }
        int electrons = electrons(atoms, charge);
        if (electrons < 0) {
            throw new IllegalArgumentException("expected a charge of at most " + (electrons + charge)
                    + ", the sum of the nuclear charges, got " + charge);
        }
        if (multiplicity < 1 || multiplicity - 1 > electrons || (electrons - multiplicity + 1) % 2 != 0) {
            throw new IllegalArgumentException("expected " + (electrons % 2 == 0 ? "an odd" : "an even")
                    + " multiplicity from " + (electrons % 2 == 0 ? 1 : 2) + " to " + (electrons + 1) + " for "
                    + electrons + " electrons, got " + multiplicity);
        }
        refuseAbsurdDistances(atoms);
    }

    /** Returns the number of electrons. */
    public int electrons() {
        return electrons(atoms, charge);
    }

    /** Returns the number of electrons of the majority spin. */
    public int alphaElectrons() {
        return (electrons() + multiplicity - 1) / 2;
    }

    /** Returns the number of electrons of the minority spin. */
    public int betaElectrons() {
        return (electrons() - multiplicity + 1) / 2;
    }

    /** Returns the Coulomb energy of the nuclei among themselves, the sum over pairs of Z_A Z_B / R_AB, in hartree. */
    public double nuclearRepulsionEnergy() {
        double sum = 0;
        for (int a = 1; a < atoms.size(); a++) {
            for (int b = 0; b < a; b++) {
                Atom left = atoms.get(a);
                Atom right = atoms.get(b);
                sum += (double) left.atomicNumber() * right.atomicNumber() / left.distance(right);
            }
        }
        return sum;
    }

    private static int electrons(List<Atom> atoms, int charge) {
        return Math.subtractExact(atoms.stream().mapToInt(Atom::atomicNumber).sum(), charge);
    }

    private static void refuseAbsurdDistances(List<Atom> atoms) {
        for (int a = 1; a < atoms.size(); a++) {
            for (int b = 0; b < a; b++) {
                double distanceAngstrom = atoms.get(a).distance(atoms.get(b)) * Atom.BOHR_ANGSTROM;
                if (distanceAngstrom < SHORTEST_DISTANCE_ANGSTROM || distanceAngstrom > LONGEST_DISTANCE_ANGSTROM) {
                    boolean near = distanceAngstrom < SHORTEST_DISTANCE_ANGSTROM;
                    throw new IllegalArgumentException("expected nuclei "
                            + (near ? "at least " + SHORTEST_DISTANCE_ANGSTROM : "at most " + LONGEST_DISTANCE_ANGSTROM)
                            + " ångström apart, got " + distanceAngstrom + " ångström between atom " + (b + 1) + " ("
                            + atoms.get(b).element() + ") and atom " + (a + 1) + " ("
                            + atoms.get(a).element() + ")");
                }
            }
        }
    }
}
