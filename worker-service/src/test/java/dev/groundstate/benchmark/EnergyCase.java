package dev.groundstate.benchmark;

import static dev.groundstate.benchmark.Geometries.WATER;
import static dev.groundstate.benchmark.Geometries.angstrom;
import static dev.groundstate.benchmark.Geometries.bent;
import static dev.groundstate.benchmark.Geometries.chain;
import static dev.groundstate.benchmark.Geometries.diatomic;
import static dev.groundstate.benchmark.Geometries.linear;

import java.util.ArrayList;
import java.util.List;

/**
 * An energy that the engine and PySCF are to agree on, whatever it costs.
 *
 * @param title as the table shows it
 * @param task of both sides
 */
record EnergyCase(String title, Task task) {

    /** Hartree: both sides converge to better than this, and share every digit of their input. */
    static final double TOLERANCE = 1e-8;

    private static final String OXYGEN = diatomic("O", "O", 1.2075);
    private static final String NITROGEN = diatomic("N", "N", 1.0977);
    private static final String HYDROXYL = diatomic("O", "H", 0.9697);
    private static final String METHYLENE = bent("C", "H", 1.077, 134);
    private static final String METHYL =
            angstrom("C", 0, 0, 0, "H", 1.079, 0, 0, "H", -0.5395, 0.93444, 0, "H", -0.5395, -0.93444, 0);

    private static EnergyCase of(String molecule, String atoms, String basis, String method, String words) {
        String work =
                switch (method) {
                    case "RHF", "ROHF", "UHF" -> "scf type=" + method;
                    default -> method.toLowerCase(java.util.Locale.ROOT);
                };
        Task task = Task.parse("work=" + work + " atoms=" + atoms + " basis=" + basis + " " + words);
        String space = task.values().containsKey("electrons")
                ? " (" + task.text("electrons") + "e," + task.text("orbitals") + "o)"
                : "";
        return new EnergyCase(method + space + " " + molecule + " / " + basis, task);
    }

    private static EnergyCase closed(String molecule, String atoms, String basis) {
        return of(molecule, atoms, basis, "RHF", "charge=0");
    }

    private static EnergyCase ion(String molecule, String atoms, String basis, int charge) {
        return of(molecule, atoms, basis, "RHF", "charge=" + charge);
    }

    private static EnergyCase open(
            String molecule, String atoms, String basis, String type, int charge, int multiplicity) {
        return of(molecule, atoms, basis, type, "charge=" + charge + " multiplicity=" + multiplicity);
    }

    private static String tetrahedron(String centre, String ends, double distance) {
        double d = distance / Math.sqrt(3);
        return angstrom(centre, 0, 0, 0, ends, d, d, d, ends, d, -d, -d, ends, -d, d, -d, ends, -d, -d, d);
    }

    /** Returns all of them. */
    static List<EnergyCase> all() {
        List<EnergyCase> cases = new ArrayList<>();
        addClosedShells(cases);
        addHeavyElements(cases);
        addIons(cases);
        addOpenShells(cases);
        addCorrelated(cases);
        addActiveSpaces(cases);
        return cases;
    }

    private static void addClosedShells(List<EnergyCase> cases) {
        cases.add(closed("H2O", WATER, "sto-6g"));
        cases.add(closed("H2O", WATER, "6-31g**"));
        cases.add(closed("H2O", WATER, "cc-pvtz"));
        cases.add(closed("N2", NITROGEN, "def2-svp"));
        cases.add(closed("CO", diatomic("C", "O", 1.1283), "cc-pvtz"));
        cases.add(closed("HF", diatomic("H", "F", 0.9168), "cc-pvtz"));
        cases.add(closed("F2", diatomic("F", "F", 1.4119), "6-31g*"));
        cases.add(closed("CO2", linear("C", "O", 1.16), "6-31g*"));
        cases.add(closed("LiF", diatomic("Li", "F", 1.5639), "cc-pvdz"));
        cases.add(closed("BeH2", linear("Be", "H", 1.3264), "cc-pvtz"));
        cases.add(closed("BF", diatomic("B", "F", 1.2626), "def2-svp"));
        cases.add(closed("NaCl", diatomic("Na", "Cl", 2.3609), "6-31g*"));
        cases.add(closed("HCl", diatomic("H", "Cl", 1.2746), "cc-pvtz"));
        cases.add(closed("H2S", bent("S", "H", 1.3356, 92.1), "cc-pvdz"));
        cases.add(closed("SiH4", tetrahedron("Si", "H", 1.48), "def2-svp"));
        cases.add(closed("SO2", bent("S", "O", 1.4308, 119.3), "def2-svp"));
        cases.add(closed("MgO", diatomic("Mg", "O", 1.749), "cc-pvdz"));
        cases.add(closed("AlF", diatomic("Al", "F", 1.6544), "6-31g**"));
        cases.add(closed("Ar", angstrom("Ar", 0, 0, 0), "cc-pvtz"));
    }

    private static void addHeavyElements(List<EnergyCase> cases) {
        cases.add(closed("KF", diatomic("K", "F", 2.1716), "def2-svp"));
        cases.add(closed("KCl", diatomic("K", "Cl", 2.6667), "6-31g*"));
        cases.add(closed("CaO", diatomic("Ca", "O", 1.8221), "def2-svp"));
        cases.add(closed("Zn", angstrom("Zn", 0, 0, 0), "cc-pvdz"));
        cases.add(closed("CuH", diatomic("Cu", "H", 1.4626), "def2-svp"));
        cases.add(closed("GeH4", tetrahedron("Ge", "H", 1.5251), "def2-svp"));
        cases.add(closed("GaH", diatomic("Ga", "H", 1.663), "cc-pvdz"));
        cases.add(closed("H2Se", bent("Se", "H", 1.46, 90.6), "cc-pvdz"));
        cases.add(closed("HBr", diatomic("H", "Br", 1.4144), "cc-pvtz"));
        cases.add(closed("Br2", diatomic("Br", "Br", 2.2811), "def2-svp"));
        cases.add(closed("HBr", diatomic("H", "Br", 1.4144), "6-31g*"));
        cases.add(closed("Kr", angstrom("Kr", 0, 0, 0), "cc-pvtz"));
        cases.add(closed("Kr", angstrom("Kr", 0, 0, 0), "sto-3g"));
        cases.add(open("As", angstrom("As", 0, 0, 0), "cc-pvdz", "UHF", 0, 4));
        cases.add(open("Mn", angstrom("Mn", 0, 0, 0), "def2-svp", "UHF", 0, 6));
        cases.add(open("K", angstrom("K", 0, 0, 0), "def2-svp", "ROHF", 0, 2));
    }

    private static void addIons(List<EnergyCase> cases) {
        cases.add(ion("OH−", HYDROXYL, "cc-pvdz", -1));
        cases.add(ion("CN−", diatomic("C", "N", 1.177), "6-31g*", -1));
        cases.add(ion("NH4+", tetrahedron("N", "H", 1.021), "cc-pvdz", 1));
        cases.add(ion("NO+", diatomic("N", "O", 1.0632), "cc-pvtz", 1));
        cases.add(ion("F−", angstrom("F", 0, 0, 0), "def2-svp", -1));
        cases.add(ion("HeH+", diatomic("He", "H", 0.772), "cc-pvtz", 1));
        cases.add(ion("Na+", angstrom("Na", 0, 0, 0), "cc-pvtz", 1));
        cases.add(open("H2O+", WATER, "cc-pvdz", "ROHF", 1, 2));
        cases.add(open("H2O+", WATER, "cc-pvdz", "UHF", 1, 2));
        cases.add(open("HCl+", diatomic("H", "Cl", 1.3152), "6-31g*", "UHF", 1, 2));
    }

    private static void addOpenShells(List<EnergyCase> cases) {
        cases.add(open("O2", OXYGEN, "cc-pvtz", "UHF", 0, 3));
        cases.add(open("O2", OXYGEN, "cc-pvdz", "ROHF", 0, 3));
        cases.add(open("O2", OXYGEN, "6-31g*", "ROHF", 0, 3));
        cases.add(open("SO", diatomic("S", "O", 1.4811), "def2-svp", "UHF", 0, 3));
        cases.add(open("NH", diatomic("N", "H", 1.0362), "cc-pvtz", "ROHF", 0, 3));
        cases.add(open("CH2", METHYLENE, "cc-pvtz", "UHF", 0, 3));
        cases.add(open("CH2", METHYLENE, "6-31g**", "ROHF", 0, 3));
        cases.add(open("CH3", METHYL, "cc-pvdz", "UHF", 0, 2));
        cases.add(open("CH3", METHYL, "def2-svp", "ROHF", 0, 2));
        cases.add(open("N", angstrom("N", 0, 0, 0), "cc-pvtz", "UHF", 0, 4));
        cases.add(open("P", angstrom("P", 0, 0, 0), "cc-pvdz", "ROHF", 0, 4));
        cases.add(open("Li", angstrom("Li", 0, 0, 0), "cc-pvdz", "UHF", 0, 2));
        cases.add(open("NH2", bent("N", "H", 1.024, 103.4), "cc-pvdz", "UHF", 0, 2));
    }

    private static void addCorrelated(List<EnergyCase> cases) {
        cases.add(of("H2O", WATER, "cc-pvtz", "MP2", "charge=0"));
        cases.add(of("N2", NITROGEN, "6-31g*", "MP2", "charge=0"));
        cases.add(of("HCl", diatomic("H", "Cl", 1.2746), "def2-svp", "MP2", "charge=0"));
        cases.add(of("HBr", diatomic("H", "Br", 1.4144), "cc-pvdz", "MP2", "charge=0"));
        cases.add(of("NH4+", tetrahedron("N", "H", 1.021), "cc-pvdz", "MP2", "charge=1"));
        cases.add(of("H2O", WATER, "6-31g**", "CCSD", "charge=0"));
        cases.add(of("HF", diatomic("H", "F", 0.9168), "cc-pvdz", "CCSD", "charge=0"));
        cases.add(of("CO", diatomic("C", "O", 1.1283), "def2-svp", "CCSD", "charge=0"));
        cases.add(of("HCl", diatomic("H", "Cl", 1.2746), "6-31g*", "CCSD", "charge=0"));
        cases.add(of("OH−", HYDROXYL, "6-31g", "CCSD", "charge=-1"));
        cases.add(of("BeH2", linear("Be", "H", 1.3264), "cc-pvdz", "CCSD", "charge=0"));
    }

    private static void addActiveSpaces(List<EnergyCase> cases) {
        cases.add(of("H6 chain", chain(6, 1.0), "sto-3g", "FCI", "charge=0"));
        cases.add(of("LiH", diatomic("Li", "H", 1.6), "6-31g", "FCI", "charge=0"));
        cases.add(of("HeH+", diatomic("He", "H", 0.772), "cc-pvtz", "FCI", "charge=1"));
        cases.add(of("H2O", WATER, "sto-6g", "FCI", "charge=0"));
        cases.add(of("H2O+", WATER, "sto-3g", "FCI", "charge=1 multiplicity=2 type=ROHF"));
        cases.add(of("OH", HYDROXYL, "sto-3g", "FCI", "charge=0 multiplicity=2 type=ROHF"));
        cases.add(of("CH2", METHYLENE, "sto-3g", "FCI", "charge=0 multiplicity=3 type=ROHF"));
        cases.add(of("N2", NITROGEN, "cc-pvdz", "FCI", "charge=0 electrons=6 orbitals=8"));
        cases.add(of("CH2", METHYLENE, "cc-pvdz", "FCI", "charge=0 multiplicity=3 type=ROHF electrons=6 orbitals=8"));
        cases.add(of("Br2", diatomic("Br", "Br", 2.2811), "def2-svp", "FCI", "charge=0 electrons=10 orbitals=6"));
    }
}
