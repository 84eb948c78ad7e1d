package dev.groundstate.api.molecule.rest;

import dev.groundstate.api.molecule.RequestedMolecule;
import dev.groundstate.api.molecule.XyzFormat;
import dev.groundstate.api.request.ActiveSpaceFields;
import dev.groundstate.api.request.FieldReader;
import dev.groundstate.api.request.Listing;
import dev.groundstate.model.molecule.AtomPosition;
import dev.groundstate.model.molecule.BasisSet;
import dev.groundstate.model.molecule.ChemicalElement;
import dev.groundstate.model.molecule.InvalidMoleculeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Reads a molecule in a request, to be computed or only to be judged. */
public final class MoleculeReader {
    private static final int LONGEST_SMILES = 2000;
    private static final int LONGEST_FCIDUMP = 7 << 20;
    private static final int MOST_ATOMS = 200;
    private static final int LARGEST_CHARGE = 100;
    private static final double FARTHEST_ANGSTROM = 1000;

    private static final List<String> FORMS = List.of("smiles", "atoms", "xyz", "fcidump");

    /** What a molecule may be, in words. */
    public static final String ONE_OF_THE_FORMS =
            "one of " + Listing.or(FORMS.stream().map(form -> "'" + form + "'").toList());

    private MoleculeReader() {}

    /** Reads a molecule to be computed; what is wrong with it is noted. */
    public static RequestedMolecule read(FieldReader fields) {
        Optional<String> smiles = fields.text("smiles", LONGEST_SMILES);
        List<AtomPosition> atoms = fields.has("xyz") ? notedXyz(fields) : atoms(fields);
        return read(fields, smiles.orElse(null), atoms, fields.has("smiles"));
    }

    /**
     * Reads what a molecule has beside the atoms.
     *
     * @param smilesGiven whether there is a SMILES, be it an impossible one
     */
    static RequestedMolecule read(
            FieldReader fields, @Nullable String smiles, List<AtomPosition> atoms, boolean smilesGiven) {
        Optional<String> fcidump = fields.lines("fcidump", LONGEST_FCIDUMP);
        refuseAllButOneForm(fields, smilesGiven);
        BasisSet basis = fields.choice("basis", BasisSet.class).orElse(BasisSet.STO_3G);
        Integer charge = boxed(fields.smallInteger("charge", -LARGEST_CHARGE, LARGEST_CHARGE));
        Integer multiplicity = boxed(fields.smallInteger("multiplicity", 1, 100));
        ActiveSpaceFields space = ActiveSpaceFields.read(fields);
        Boolean cartesian = fields.flag("cartesian").orElse(null);
        boolean naturalOrbitals = fields.flag("natural_orbitals").orElse(false);
        if (fields.has("fcidump")) {
            refuseWhatHasNoPlaceInAHamiltonian(fields, charge);
        }
        fields.refuseUnknown();
        return new RequestedMolecule(
                smiles,
                atoms,
                basis,
                charge,
                multiplicity,
                space.activeSpace(),
                space.frozenCore(),
                cartesian,
                naturalOrbitals,
                fcidump.orElse(null));
    }

    /**
     * Reads atoms in the XYZ format.
     *
     * @throws InvalidMoleculeException naming {@code xyz} when the text breaks it
     */
    static List<AtomPosition> xyz(FieldReader fields) {
        return fields.lines("xyz", XyzFormat.LONGEST).map(XyzFormat::atoms).orElse(List.of());
    }

    private static List<AtomPosition> notedXyz(FieldReader fields) {
        try {
            return xyz(fields);
        } catch (InvalidMoleculeException invalid) {
            invalid.faults().forEach(fault -> fields.wrong(fault.field(), fault.message()));
            return List.of();
        }
    }

    private static void refuseAllButOneForm(FieldReader fields, boolean smilesGiven) {
        List<String> given = FORMS.stream()
                .filter(form -> fields.has(form) || (smilesGiven && form.equals("smiles")))
                .toList();
        if (given.size() != 1) {
            fields.wrong(
                    given.isEmpty() ? "smiles" : given.getFirst(),
                    "Expected " + ONE_OF_THE_FORMS + ", got " + (given.isEmpty() ? "none" : Listing.and(given)) + ".");
        }
    }

    /** A Hamiltonian has its own numbers of electrons and orbitals, and neither atoms nor basis functions. */
    private static void refuseWhatHasNoPlaceInAHamiltonian(FieldReader fields, @Nullable Integer charge) {
        for (String name : List.of("basis", "cartesian", "frozen_core", "natural_orbitals")) {
            boolean asked =
                    name.equals("basis") ? fields.has(name) : fields.flag(name).orElse(false);
            if (asked) {
                fields.wrong(name, "'" + name + "' has no meaning for a Hamiltonian; leave it out beside 'fcidump'.");
            }
        }
        if (charge != null && charge != 0) {
            fields.wrong("charge", "The number of electrons is that of the FCIDUMP; leave 'charge' out.");
        }
    }

    private static List<AtomPosition> atoms(FieldReader fields) {
        List<AtomPosition> atoms = new ArrayList<>();
        for (FieldReader atom : fields.objects("atoms", MOST_ATOMS)) {
            String name = symbolField(atom);
            Optional<String> symbol = atom.text(name, 10);
            Optional<ChemicalElement> element = symbol.flatMap(ChemicalElement::ofSymbol);
            if (symbol.isPresent() && element.isEmpty()) {
                atom.wrong(name, "'" + symbol.get() + "' is not an element that is known here (hydrogen to krypton).");
            }
            position(atom, element.map(ChemicalElement::symbol), FARTHEST_ANGSTROM)
                    .ifPresent(atoms::add);
        }
        return atoms;
    }

    /** Returns what the symbol of an atom is called; notes where it is missing. */
    static String symbolField(FieldReader atom) {
        String name = atom.has("symbol") || !atom.has("element") ? "symbol" : "element";
        if (!atom.has(name)) {
            atom.wrong(name, "Expected the symbol of an element, got nothing.");
        }
        return name;
    }

    /** Returns an atom whose symbol and coordinates are there; what is wrong with them is noted. */
    static Optional<AtomPosition> position(FieldReader atom, Optional<String> symbol, double farthestAngstrom) {
        OptionalDouble x = coordinate(atom, "x", farthestAngstrom);
        OptionalDouble y = coordinate(atom, "y", farthestAngstrom);
        OptionalDouble z = coordinate(atom, "z", farthestAngstrom);
        return symbol.isPresent() && x.isPresent() && y.isPresent() && z.isPresent()
                ? Optional.of(new AtomPosition(symbol.get(), x.getAsDouble(), y.getAsDouble(), z.getAsDouble()))
                : Optional.empty();
    }

    private static OptionalDouble coordinate(FieldReader atom, String axis, double farthestAngstrom) {
        if (!atom.has(axis)) {
            atom.wrong(axis, "Expected a coordinate in ångström, got nothing.");
        }
        return atom.number(axis, -farthestAngstrom, farthestAngstrom);
    }

    private static @Nullable Integer boxed(OptionalInt value) {
        return value.isPresent() ? value.getAsInt() : null;
    }
}
