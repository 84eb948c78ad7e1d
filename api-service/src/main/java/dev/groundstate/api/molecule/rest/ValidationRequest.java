package dev.groundstate.api.molecule.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.groundstate.api.error.FieldErrors;
import dev.groundstate.api.request.ActiveSpaceFields;
import dev.groundstate.api.request.FieldReader;
import dev.groundstate.api.request.JsonBody;
import dev.groundstate.model.molecule.AtomPosition;
import dev.groundstate.model.molecule.BasisSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A molecule to look at. What it says of chemistry is not judged here.
 *
 * @param smiles as it was written, blanks and all; null when there are atoms
 * @param atoms empty when there is a SMILES
 * @param basis empty: no estimate is wanted; a space without a basis set is in STO-3G
 * @param charge empty: that of the SMILES, 0 for atoms
 * @param multiplicity empty: a guess
 * @param space what is correlated in the estimate
 */
record ValidationRequest(
        @Nullable String smiles,
        List<AtomPosition> atoms,
        Optional<BasisSet> basis,
        OptionalInt charge,
        OptionalInt multiplicity,
        ActiveSpaceFields space) {

    private static final int MOST_ATOMS = 10_000;
    private static final int LONGEST_SYMBOL = 100;
    private static final int LARGEST_CHARGE = 100;

    /** Reads the body; refuses one that is not a request, but not one about an impossible molecule. */
    static ValidationRequest read(byte @Nullable [] body) {
        ObjectNode object = JsonBody.required(body);
        FieldErrors errors = new FieldErrors();
        FieldReader fields = new FieldReader(object, errors);
        String smiles = smiles(object, fields);
        List<AtomPosition> atoms = atoms(fields);
        if ((smiles != null) == fields.has("atoms") && errors.isEmpty()) {
            fields.wrong(
                    "smiles", "Expected either 'smiles' or 'atoms', got " + (smiles == null ? "neither." : "both."));
        }
        ActiveSpaceFields space = ActiveSpaceFields.read(fields);
        ValidationRequest request = new ValidationRequest(
                smiles,
                atoms,
                basis(fields, space),
                fields.smallInteger("charge", -LARGEST_CHARGE, LARGEST_CHARGE),
                fields.smallInteger("multiplicity", 1, 100),
                space);
        fields.refuseUnknown();
        errors.refuseIfAny();
        return request;
    }

    /** What is correlated costs something in a basis set only: in the one that an experiment has unless told otherwise. */
    private static Optional<BasisSet> basis(FieldReader fields, ActiveSpaceFields space) {
        Optional<BasisSet> basis = fields.choice("basis", BasisSet.class);
        boolean spaceAsked = space.frozenCore() || space.activeSpace() != null;
        return basis.isEmpty() && spaceAsked ? Optional.of(BasisSet.STO_3G) : basis;
    }

    /** Any text is a SMILES to be judged, an empty one and one with control characters too. */
    private static @Nullable String smiles(ObjectNode object, FieldReader fields) {
        if (object.path("smiles").isTextual() && !(fields.has("atoms") && !fields.has("smiles"))) {
            fields.has("smiles");
            return object.path("smiles").textValue();
        }
        return fields.text("smiles", 1).orElse(null);
    }

    private static List<AtomPosition> atoms(FieldReader fields) {
        List<AtomPosition> atoms = new ArrayList<>();
        for (FieldReader atom : fields.objects("atoms", MOST_ATOMS)) {
            String name = atom.has("symbol") || !atom.has("element") ? "symbol" : "element";
            Optional<String> symbol = atom.text(name, LONGEST_SYMBOL);
            if (!atom.has(name)) {
                atom.wrong(name, "Expected the symbol of an element, got nothing.");
            }
            OptionalDouble x = coordinate(atom, "x");
            OptionalDouble y = coordinate(atom, "y");
            OptionalDouble z = coordinate(atom, "z");
            if (symbol.isPresent() && x.isPresent() && y.isPresent() && z.isPresent()) {
                atoms.add(new AtomPosition(symbol.get(), x.getAsDouble(), y.getAsDouble(), z.getAsDouble()));
            }
        }
        return atoms;
    }

    private static OptionalDouble coordinate(FieldReader atom, String axis) {
        if (!atom.has(axis)) {
            atom.wrong(axis, "Expected a coordinate in ångström, got nothing.");
        }
        return atom.number(axis, -Double.MAX_VALUE, Double.MAX_VALUE);
    }
}
