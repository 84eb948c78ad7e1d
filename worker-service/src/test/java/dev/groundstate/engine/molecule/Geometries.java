package dev.groundstate.engine.molecule;

import java.util.ArrayList;
import java.util.List;

/** Geometries of the reference energies, in ångström, converted by the bohr of the program that computed the energy. */
public final class Geometries {

    /** The bohr of Psi4 1.3.2 (CODATA 2014), read back from its nuclear repulsion energies. */
    public static final double PSI4_BOHR_ANGSTROM = 0.52917721067;

    /** The bohr of PySCF 2 (CODATA 2010). */
    public static final double PYSCF_BOHR_ANGSTROM = 0.52917721092;

    private Geometries() {}

    /** Returns a molecule written as symbol, x, y, z for each atom, without commas. */
    public static Molecule molecule(double bohrAngstrom, int charge, String text) {
        String[] words = text.strip().split("\\s+", -1);
        List<Atom> atoms = new ArrayList<>();
        for (int i = 0; i < words.length; i += 4) {
            atoms.add(new Atom(
                    Element.ofSymbol(words[i]).atomicNumber(),
                    Double.parseDouble(words[i + 1]) / bohrAngstrom,
                    Double.parseDouble(words[i + 2]) / bohrAngstrom,
                    Double.parseDouble(words[i + 3]) / bohrAngstrom));
        }
        int electrons = atoms.stream().mapToInt(Atom::atomicNumber).sum() - charge;
        return new Molecule(atoms, charge, electrons % 2 == 0 ? 1 : 2);
    }

    /** Returns atoms on the z axis, the first at the origin, each {@code spacing} from the last. */
    public static String chain(double spacing, String... symbols) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < symbols.length; i++) {
            text.append(symbols[i]).append(" 0 0 ").append(i * spacing).append('\n');
        }
        return text.toString();
    }

    /** Returns water in the xz plane, oxygen at the origin. */
    public static String water(double bond, double angleDegrees) {
        double half = Math.toRadians(angleDegrees) / 2;
        double x = bond * Math.sin(half);
        double z = bond * Math.cos(half);
        return "O 0 0 0 H " + x + " 0 " + z + " H " + -x + " 0 " + z;
    }

    /** Returns a tetrahedral methane whose hydrogens have coordinates of this size: 1.09 / √3 is 0.629312. */
    public static String methane(double d) {
        return "C 0 0 0 H " + d + " " + d + " " + d + " H " + -d + " " + -d + " " + d + " H " + -d + " " + d + " " + -d
                + " H " + d + " " + -d + " " + -d;
    }

    /** Returns a planar regular benzene. */
    public static String benzene(double carbonRadius, double hydrogenRadius) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            double cos = Math.cos(Math.PI / 3 * i);
            double sin = Math.sin(Math.PI / 3 * i);
            text.append("C " + carbonRadius * cos + " " + carbonRadius * sin + " 0\n");
            text.append("H " + hydrogenRadius * cos + " " + hydrogenRadius * sin + " 0\n");
        }
        return text.toString();
    }

    /** Returns the molecule after a rotation by Euler angles and a shift, both fixed. */
    public static Molecule moved(Molecule molecule) {
        double a = 0.7;
        double b = 1.1;
        List<Atom> atoms = new ArrayList<>();
        for (Atom atom : molecule.atoms()) {
            double x = Math.cos(a) * atom.x() - Math.sin(a) * atom.y();
            double y = Math.sin(a) * atom.x() + Math.cos(a) * atom.y();
            double turnedY = Math.cos(b) * y - Math.sin(b) * atom.z();
            double turnedZ = Math.sin(b) * y + Math.cos(b) * atom.z();
            atoms.add(new Atom(atom.atomicNumber(), x + 3, turnedY - 5, turnedZ + 0.25));
        }
        return new Molecule(atoms, molecule.charge(), molecule.multiplicity());
    }
}
