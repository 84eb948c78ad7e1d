package dev.groundstate.api.molecule;

import dev.groundstate.model.molecule.AtomPosition;
import dev.groundstate.model.molecule.ChemicalElement;
import dev.groundstate.model.molecule.InvalidMoleculeException;
import dev.groundstate.model.molecule.InvalidMoleculeException.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Atoms as a caller gave them, checked: known elements, sane coordinates, no two in one place or absurdly far apart. */
final class GivenAtoms {

    /** Most atoms; more have no basis small enough for a worker. */
    static final int MAXIMUM_ATOMS = 200;

    /** Largest coordinate; further out is a mistake in the unit. */
    private static final double LARGEST_COORDINATE_ANGSTROM = 1000;

    /** Nuclei nearer than this are a mistake: the shortest bond, of H2, is seven times as long. */
    private static final double SHORTEST_DISTANCE_ANGSTROM = 0.1;

    /** Nuclei farther apart than this are a mistake too: it is beyond the end of every curve of a dissociation. */
    private static final double LONGEST_DISTANCE_ANGSTROM = 1000;

    private static final int MOST_FAULTS = 20;

    private GivenAtoms() {}

    /**
     * Returns the atoms with their symbols as printed.
     *
     * @throws InvalidMoleculeException naming everything that is wrong, up to a bound
     */
    static List<AtomPosition> checked(List<AtomPosition> atoms) {
        if (atoms.isEmpty() || atoms.size() > MAXIMUM_ATOMS) {
            throw new InvalidMoleculeException(
                    "atoms", "Expected 1 to %d atoms, got %d.".formatted(MAXIMUM_ATOMS, atoms.size()));
        }
        List<Fault> faults = new ArrayList<>();
        List<AtomPosition> checked = new ArrayList<>();
        for (int i = 0; i < atoms.size(); i++) {
            AtomPosition atom = atoms.get(i);
            Optional<ChemicalElement> element = ChemicalElement.ofSymbol(atom.symbol());
            if (element.isEmpty()) {
                faults.add(new Fault(
                        "atoms[" + i + "].symbol",
                        "'%s' is not an element from H to Kr.".formatted(abbreviated(atom.symbol()))));
                continue;
            }
            checkCoordinate("atoms[" + i + "].x", atom.x(), faults);
            checkCoordinate("atoms[" + i + "].y", atom.y(), faults);
            checkCoordinate("atoms[" + i + "].z", atom.z(), faults);
            checked.add(new AtomPosition(element.get().symbol(), atom.x(), atom.y(), atom.z()));
        }
        if (faults.isEmpty()) {
            checkDistances(checked, faults);
        }
        if (!faults.isEmpty()) {
            throw new InvalidMoleculeException(faults.subList(0, Math.min(MOST_FAULTS, faults.size())));
        }
        return checked;
    }

    private static void checkCoordinate(String field, double coordinate, List<Fault> faults) {
        if (Math.abs(coordinate) > LARGEST_COORDINATE_ANGSTROM) {
            faults.add(new Fault(
                    field,
                    "Expected a coordinate within %.0f ångström of the origin, got %s."
                            .formatted(LARGEST_COORDINATE_ANGSTROM, coordinate)));
        }
    }

    private static void checkDistances(List<AtomPosition> atoms, List<Fault> faults) {
        for (int second = 1; second < atoms.size(); second++) {
            for (int first = 0; first < second; first++) {
                double distance = distance(atoms.get(first), atoms.get(second));
                boolean near = distance < SHORTEST_DISTANCE_ANGSTROM;
                if (near || distance > LONGEST_DISTANCE_ANGSTROM) {
                    faults.add(new Fault(
                            "atoms[" + second + "]",
                            "Atoms %d (%s) and %d (%s) are %s ångström apart; expected at %s."
                                    .formatted(
                                            first + 1,
                                            atoms.get(first).symbol(),
                                            second + 1,
                                            atoms.get(second).symbol(),
                                            near ? "%.3g".formatted(distance) : "%.0f".formatted(distance),
                                            near
                                                    ? "least " + SHORTEST_DISTANCE_ANGSTROM
                                                    : "most " + LONGEST_DISTANCE_ANGSTROM)));
                }
            }
        }
    }

    private static double distance(AtomPosition first, AtomPosition second) {
        double x = first.x() - second.x();
        double y = first.y() - second.y();
        double z = first.z() - second.z();
        return Math.sqrt(x * x + y * y + z * z);
    }

    private static String abbreviated(String symbol) {
        return symbol.length() <= 20 ? symbol : symbol.substring(0, 20) + "…";
    }
}
