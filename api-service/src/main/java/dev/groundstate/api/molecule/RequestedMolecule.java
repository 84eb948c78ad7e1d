package dev.groundstate.api.molecule;

import dev.groundstate.model.molecule.ActiveSpaceSize;
import dev.groundstate.model.molecule.AtomPosition;
import dev.groundstate.model.molecule.BasisSet;
import dev.groundstate.model.molecule.FcidumpHeader;
import dev.groundstate.model.molecule.InvalidMoleculeException;
import dev.groundstate.model.molecule.MoleculeSpecification;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A molecule as it was written down: a SMILES without coordinates, atoms with them, or a Hamiltonian.
 *
 * @param smiles null when there is something else
 * @param atoms empty when there is something else
 * @param basis nothing to a Hamiltonian
 * @param charge null when left to the SMILES
 * @param multiplicity null when left to the molecule
 * @param cartesian null when left to the basis set
 * @param naturalOrbitals whether those of MP2 are correlated
 * @param fcidump the Hamiltonian; null when there is something else
 */
public record RequestedMolecule(
        @Nullable String smiles,
        List<AtomPosition> atoms,
        BasisSet basis,
        @Nullable Integer charge,
        @Nullable Integer multiplicity,
        @Nullable ActiveSpaceSize activeSpace,
        boolean frozenCore,
        @Nullable Boolean cartesian,
        boolean naturalOrbitals,
        @Nullable String fcidump) {

    /** Copies the atoms. */
    public RequestedMolecule {
        atoms = List.copyOf(atoms);
    }

    /** Settles a Hamiltonian of that head; a multiplicity that is given has to be its own. */
    MoleculeSpecification settled(String text, FcidumpHeader header) {
        if (multiplicity != null && multiplicity != header.multiplicity()) {
            throw new InvalidMoleculeException(
                    "multiplicity",
                    "The FCIDUMP has MS2=%d, a multiplicity of %d, not %d."
                            .formatted(header.unpairedElectrons(), header.multiplicity(), multiplicity));
        }
        return new MoleculeSpecification(
                null,
                List.of(),
                "None: a Hamiltonian of %d electrons in %d orbitals was given."
                        .formatted(header.electrons(), header.orbitals()),
                null,
                0,
                header.multiplicity(),
                activeSpace,
                false,
                null,
                false,
                text);
    }

    /** Settles atoms; a charge or a multiplicity that nobody gave is that of the molecule. */
    MoleculeSpecification settled(ResolvedMolecule resolved) {
        ResolvedMolecule molecule = charge == null ? resolved : resolved.withCharge(charge);
        return new MoleculeSpecification(
                smiles,
                molecule.atoms(),
                molecule.geometryOrigin(),
                basis,
                molecule.charge(),
                multiplicity == null ? molecule.multiplicity() : multiplicity,
                activeSpace,
                frozenCore,
                cartesian,
                naturalOrbitals,
                null);
    }
}
