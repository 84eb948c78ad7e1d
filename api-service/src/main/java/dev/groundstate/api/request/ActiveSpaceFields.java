package dev.groundstate.api.request;

import dev.groundstate.model.molecule.ActiveSpaceSize;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Which electrons a molecule in a request asks to correlate.
 *
 * @param activeSpace null when it names none
 * @param frozenCore whether the core orbitals stay doubly occupied
 */
public record ActiveSpaceFields(@Nullable ActiveSpaceSize activeSpace, boolean frozenCore) {
    private static final int LARGEST = 1000;

    /** Reads 'active_space' and 'frozen_core', of which a request has one at most. */
    public static ActiveSpaceFields read(FieldReader molecule) {
        ActiveSpaceSize activeSpace = activeSpace(molecule).orElse(null);
        boolean frozenCore = molecule.flag("frozen_core").orElse(false);
        if (frozenCore && molecule.has("active_space")) {
            molecule.wrong("frozen_core", "Expected either 'active_space' or 'frozen_core', got both.");
        }
        return new ActiveSpaceFields(activeSpace, frozenCore);
    }

    private static Optional<ActiveSpaceSize> activeSpace(FieldReader molecule) {
        Optional<FieldReader> present = molecule.object("active_space");
        if (present.isEmpty()) {
            return Optional.empty();
        }
        FieldReader fields = present.get();
        OptionalInt electrons = fields.smallInteger("electrons", 1, LARGEST);
        OptionalInt orbitals = fields.smallInteger("orbitals", 1, LARGEST);
        List<Integer> indices = fields.integers("orbital_indices", LARGEST, 0, LARGEST - 1);
        boolean chosen = fields.has("orbital_indices");
        if (!fields.has("electrons")) {
            fields.wrong("electrons", "Expected a number of electrons, got nothing.");
        }
        if (!fields.has("orbitals") && !chosen) {
            fields.wrong("orbitals", "Expected a number of orbitals, got nothing.");
        }
        fields.refuseUnknown();
        if (electrons.isEmpty() || (orbitals.isEmpty() && (fields.has("orbitals") || indices.isEmpty()))) {
            return Optional.empty();
        }
        int number = orbitals.orElse(indices.size());
        if (chosen && indices.size() != number) {
            fields.wrong("orbital_indices", "Expected " + number + " different orbitals, got " + indices.size() + ".");
            return Optional.empty();
        }
        if (electrons.getAsInt() > 2 * number) {
            fields.wrong(
                    "electrons",
                    "Expected at most " + 2 * number + " electrons in " + number + " orbitals, got "
                            + electrons.getAsInt() + ".");
            return Optional.empty();
        }
        return Optional.of(new ActiveSpaceSize(electrons.getAsInt(), number, chosen ? indices : null));
    }
}
