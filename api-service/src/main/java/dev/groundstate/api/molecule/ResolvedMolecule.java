package dev.groundstate.api.molecule;

import dev.groundstate.model.molecule.AtomPosition;
import dev.groundstate.model.molecule.ChemicalElement;
import dev.groundstate.model.molecule.InvalidMoleculeException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A molecule whose atoms stand in space.
 *
 * @param smiles it was made from; null when its atoms were given
 * @param atoms elements H to Kr with their symbols as printed, ångström
 * @param geometryOrigin where the coordinates come from, a sentence for people
 * @param charge elementary charges
 * @param multiplicity 2S + 1 that the SMILES suggests, else the lowest possible; a guess
 */
public record ResolvedMolecule(
        @Nullable String smiles, List<AtomPosition> atoms, String geometryOrigin, int charge, int multiplicity) {

    /** Copies the atoms. */
    public ResolvedMolecule {
        atoms = List.copyOf(atoms);
    }

    /** Returns the number of electrons. */
    public int electrons() {
        return protons(atoms) - charge;
    }

    /**
     * Returns the molecule with another charge, at the same geometry and with the lowest multiplicity.
     *
     * @throws InvalidMoleculeException naming {@code charge} when a SMILES says otherwise, or no electron is left
     */
    public ResolvedMolecule withCharge(int asked) {
        if (asked == charge) {
            return this;
        }
        if (charge != 0) {
            throw new InvalidMoleculeException(
                    "charge", "The SMILES carries charge %d, not %d.".formatted(charge, asked));
        }
        int remaining = protons(atoms) - asked;
        if (remaining < 1) {
            throw new InvalidMoleculeException("charge", "Charge %d leaves no electron.".formatted(asked));
        }
        return new ResolvedMolecule(smiles, atoms, geometryOrigin, asked, remaining % 2 + 1);
    }

    /** Returns the formula in Hill order. */
    public String formula() {
        return HillFormula.of(atoms.stream().map(AtomPosition::symbol).toList());
    }

    static int protons(List<AtomPosition> atoms) {
        return atoms.stream()
                .mapToInt(atom ->
                        ChemicalElement.ofSymbol(atom.symbol()).orElseThrow().atomicNumber())
                .sum();
    }
}
