package dev.groundstate.api.molecule;

import com.actelion.research.chem.Molecule;
import com.actelion.research.chem.StereoMolecule;
import com.actelion.research.chem.conf.TorsionDB;
import com.actelion.research.chem.forcefield.mmff.BadAtomTypeException;
import com.actelion.research.chem.forcefield.mmff.BadRingAromException;
import com.actelion.research.chem.forcefield.mmff.ForceFieldMMFF94;
import dev.groundstate.model.molecule.AtomPosition;
import dev.groundstate.model.molecule.ChemicalElement;
import dev.groundstate.model.molecule.InvalidMoleculeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openmolecules.chem.conf.gen.ConformerGenerator;

/**
 * Places the atoms of a connected molecule of three or more.
 *
 * <p>OpenChemLib makes a conformer from torsions of crystal structures; MMFF94s+ refines it where it knows every atom. A
 * refinement that moves a bond too far is a failure of the force field (N≡N 1.46 Å, O=S 1.66 Å) and is discarded. The
 * hydrogens of an unrefined conformer, which stand where X-rays see them, are moved to the distance of the gas phase.
 * The seed is fixed and no fragment is cached: the same molecule gives the same bits.
 */
final class Conformer {

    private static final long SEED = 42;

    /** Relative change of a bond between heavier atoms that refinement may make; good ones stay below 0.07. */
    private static final double HEAVY_BOND_TOLERANCE = 0.08;

    /** The same for a bond to hydrogen, which X-rays see 0.1 to 0.14 Å too short. */
    private static final double HYDROGEN_BOND_TOLERANCE = 0.20;

    /** Shortest distance between two atoms that is no collision; the shortest bond, of H2, has 0.74. */
    private static final double SHORTEST_DISTANCE_ANGSTROM = 0.6;

    private static final int MOST_STEPS = 4000;
    private static final double GRADIENT_THRESHOLD = 1e-6;
    private static final double ENERGY_THRESHOLD = 1e-8;

    /**
     * Measured bond lengths of the simplest hydride of each element, ångström: experimental geometries of the NIST
     * Computational Chemistry Comparison and Benchmark Database (SRD 101); BeH2 P. F. Bernath, Science 297, 1323 (2002).
     */
    private static final Map<ChemicalElement, Double> HYDRIDE_LENGTHS_ANGSTROM = Map.ofEntries(
            Map.entry(ChemicalElement.Be, 1.326),
            Map.entry(ChemicalElement.B, 1.190),
            Map.entry(ChemicalElement.C, 1.087),
            Map.entry(ChemicalElement.N, 1.012),
            Map.entry(ChemicalElement.O, 0.958),
            Map.entry(ChemicalElement.Mg, 1.703),
            Map.entry(ChemicalElement.Si, 1.480),
            Map.entry(ChemicalElement.P, 1.421),
            Map.entry(ChemicalElement.S, 1.336),
            Map.entry(ChemicalElement.Ge, 1.525),
            Map.entry(ChemicalElement.As, 1.511),
            Map.entry(ChemicalElement.Se, 1.460));

    /**
     * Atoms in space and where that comes from.
     *
     * @param atoms centred, ångström
     * @param origin a sentence for people
     */
    record Geometry(List<AtomPosition> atoms, String origin) {}

    private Conformer() {}

    /** The tables of the library: about a second, once in a process. The class loader lets one caller read them. */
    private static final class Tables {
        static {
            ForceFieldMMFF94.initialize(ForceFieldMMFF94.MMFF94SPLUS);
            TorsionDB.initialize(TorsionDB.MODE_ANGLES);
        }

        private Tables() {}

        static void await() {}
    }

    /**
     * Places the atoms.
     *
     * @throws InvalidMoleculeException when no arrangement is found before the deadline
     */
    static Geometry of(MolecularGraph graph, Deadline deadline) {
        Tables.await();
        ConformerGenerator generator = new ConformerGenerator(SEED, null, false);
        generator.setThreadMaster(deadline::hasPassed);
        StereoMolecule conformer = generator.getOneConformerAsMolecule(graph.molecule());
        if (deadline.hasPassed()) {
            throw new InvalidMoleculeException("smiles", "No geometry was found in time; give atoms instead.");
        }
        if (conformer == null || collides(conformer)) {
            throw new InvalidMoleculeException("smiles", "No geometry was found for this SMILES; give atoms instead.");
        }
        conformer.ensureHelperArrays(Molecule.cHelperNeighbours);
        StereoMolecule refined = new StereoMolecule(conformer);
        String failure = refine(refined, deadline);
        if (failure == null) {
            failure = movedBond(conformer, refined);
        }
        if (failure == null && collides(refined)) {
            failure = "let atoms collide";
        }
        if (failure == null) {
            return new Geometry(positions(refined, graph), "Conformer of OpenChemLib, refined with MMFF94s+.");
        }
        lengthenHydrides(conformer);
        return new Geometry(
                positions(conformer, graph),
                "Conformer of OpenChemLib with measured lengths of bonds to hydrogen; MMFF94s+ " + failure + ".");
    }

    /** Minimises the energy of the force field in place; returns what went wrong, or null. */
    private static @Nullable String refine(StereoMolecule molecule, Deadline deadline) {
        try {
            ForceFieldMMFF94 field = new ForceFieldMMFF94(molecule, ForceFieldMMFF94.MMFF94SPLUS);
            field.addListener(() -> {
                if (deadline.hasPassed()) {
                    field.interrupt();
                }
            });
            boolean converged = field.minimise(MOST_STEPS, GRADIENT_THRESHOLD, ENERGY_THRESHOLD) == 0
                    && Double.isFinite(field.getTotalEnergy());
            if (deadline.hasPassed()) {
                throw new InvalidMoleculeException("smiles", "No geometry was found in time; give atoms instead.");
            }
            return converged ? null : "did not converge";
        } catch (BadAtomTypeException | BadRingAromException unknown) {
            return "does not know every atom of it";
        }
    }

    private static @Nullable String movedBond(StereoMolecule before, StereoMolecule after) {
        for (int bond = 0; bond < before.getAllBonds(); bond++) {
            int first = before.getBondAtom(0, bond);
            int second = before.getBondAtom(1, bond);
            boolean hydrogen = before.getAtomicNo(first) == 1 || before.getAtomicNo(second) == 1;
            double change = Math.abs(distance(after, first, second) / distance(before, first, second) - 1);
            if (!(change <= (hydrogen ? HYDROGEN_BOND_TOLERANCE : HEAVY_BOND_TOLERANCE))) {
                return "moved the bond %s-%s by %.0f %%"
                        .formatted(before.getAtomLabel(first), before.getAtomLabel(second), 100 * change);
            }
        }
        return null;
    }

    private static boolean collides(StereoMolecule molecule) {
        for (int first = 1; first < molecule.getAllAtoms(); first++) {
            for (int second = 0; second < first; second++) {
                if (!(distance(molecule, first, second) >= SHORTEST_DISTANCE_ANGSTROM)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static void lengthenHydrides(StereoMolecule molecule) {
        for (int atom = 0; atom < molecule.getAllAtoms(); atom++) {
            if (molecule.getAtomicNo(atom) != 1 || molecule.getAllConnAtoms(atom) != 1) {
                continue;
            }
            int neighbour = molecule.getConnAtom(atom, 0);
            Double length = ChemicalElement.ofAtomicNumber(molecule.getAtomicNo(neighbour))
                    .map(HYDRIDE_LENGTHS_ANGSTROM::get)
                    .orElse(null);
            if (length != null) {
                double scale = length / distance(molecule, atom, neighbour);
                molecule.setAtomX(atom, stretched(molecule.getAtomX(neighbour), molecule.getAtomX(atom), scale));
                molecule.setAtomY(atom, stretched(molecule.getAtomY(neighbour), molecule.getAtomY(atom), scale));
                molecule.setAtomZ(atom, stretched(molecule.getAtomZ(neighbour), molecule.getAtomZ(atom), scale));
            }
        }
    }

    private static double stretched(double from, double to, double scale) {
        return from + scale * (to - from);
    }

    private static double distance(StereoMolecule molecule, int first, int second) {
        double x = molecule.getAtomX(first) - molecule.getAtomX(second);
        double y = molecule.getAtomY(first) - molecule.getAtomY(second);
        double z = molecule.getAtomZ(first) - molecule.getAtomZ(second);
        return Math.sqrt(x * x + y * y + z * z);
    }

    private static List<AtomPosition> positions(StereoMolecule molecule, MolecularGraph graph) {
        int count = molecule.getAllAtoms();
        double x = 0;
        double y = 0;
        double z = 0;
        for (int atom = 0; atom < count; atom++) {
            x += molecule.getAtomX(atom) / count;
            y += molecule.getAtomY(atom) / count;
            z += molecule.getAtomZ(atom) / count;
        }
        List<AtomPosition> positions = new ArrayList<>();
        for (int atom = 0; atom < count; atom++) {
            positions.add(new AtomPosition(
                    graph.elements().get(atom).symbol(),
                    rounded(molecule.getAtomX(atom) - x),
                    rounded(molecule.getAtomY(atom) - y),
                    rounded(molecule.getAtomZ(atom) - z)));
        }
        return positions;
    }

    /** Six decimals are far beyond the accuracy of a conformer; no minus zero. */
    private static double rounded(double coordinate) {
        return Math.rint(coordinate * 1e6) / 1e6 + 0.0;
    }
}
