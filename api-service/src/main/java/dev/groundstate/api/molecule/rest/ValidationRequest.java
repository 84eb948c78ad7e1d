package dev.groundstate.api.molecule.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.groundstate.api.error.FieldErrors;
import dev.groundstate.api.molecule.RequestedMolecule;
import dev.groundstate.api.request.FieldReader;
import dev.groundstate.api.request.JsonBody;
import dev.groundstate.model.molecule.AtomPosition;
import dev.groundstate.model.molecule.InvalidMoleculeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A molecule to look at. What it says of chemistry is not judged here.
 *
 * @param molecule its SMILES as it was written, blanks and all
 * @param costAsked whether an estimate is wanted: a basis set, a space or a Hamiltonian was named
 * @param fault what is wrong with a text in the XYZ format; null when nothing is
 */
record ValidationRequest(
        RequestedMolecule molecule,
        boolean costAsked,
        @Nullable InvalidMoleculeException fault) {

    private static final int MOST_ATOMS = 10_000;
    private static final int LONGEST_SYMBOL = 100;

    /** Reads the body; refuses one that is not a request, but not one about an impossible molecule. */
    static ValidationRequest read(byte @Nullable [] body) {
        ObjectNode object = JsonBody.required(body);
        FieldErrors errors = new FieldErrors();
        FieldReader fields = new FieldReader(object, errors);
        String smiles = smiles(object, fields);
        List<AtomPosition> atoms = List.of();
        InvalidMoleculeException fault = null;
        try {
            atoms = fields.has("xyz") ? MoleculeReader.xyz(fields) : atoms(fields);
        } catch (InvalidMoleculeException invalid) {
            fault = invalid;
        }
        RequestedMolecule molecule = MoleculeReader.read(fields, smiles, atoms, smiles != null);
        errors.refuseIfAny();
        boolean costAsked = molecule.activeSpace() != null
                || molecule.frozenCore()
                || Stream.of("basis", "cartesian", "natural_orbitals", "fcidump")
                        .anyMatch(fields::has);
        return new ValidationRequest(molecule, costAsked, fault);
    }

    /** Any text is a SMILES to be judged, an empty one and one with control characters too, unless there is another form. */
    private static @Nullable String smiles(ObjectNode object, FieldReader fields) {
        boolean another = Stream.of("atoms", "xyz", "fcidump").anyMatch(fields::has);
        if (object.path("smiles").isTextual() && (fields.has("smiles") || !another)) {
            return object.path("smiles").textValue();
        }
        return fields.text("smiles", 1).orElse(null);
    }

    private static List<AtomPosition> atoms(FieldReader fields) {
        List<AtomPosition> atoms = new ArrayList<>();
        for (FieldReader atom : fields.objects("atoms", MOST_ATOMS)) {
            Optional<String> symbol = atom.text(MoleculeReader.symbolField(atom), LONGEST_SYMBOL);
            MoleculeReader.position(atom, symbol, Double.MAX_VALUE).ifPresent(atoms::add);
        }
        return atoms;
    }
}
