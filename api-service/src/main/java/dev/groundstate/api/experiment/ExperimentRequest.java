package dev.groundstate.api.experiment;

import dev.groundstate.model.experiment.ExperimentConfiguration;
import dev.groundstate.model.experiment.ExperimentStatus;
import dev.groundstate.model.molecule.ActiveSpaceSize;
import dev.groundstate.model.molecule.AtomPosition;
import dev.groundstate.model.molecule.BasisSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a user asked for, before its molecule is settled.
 *
 * @param status pending or queued
 * @param warnings sentences about what was asked for and makes no difference
 */
public record ExperimentRequest(
        @Nullable String name,
        RequestedMolecule molecule,
        ExperimentConfiguration configuration,
        int priority,
        List<String> tags,
        ExperimentStatus status,
        List<String> warnings) {

    /** Copies the lists. */
    public ExperimentRequest {
        tags = List.copyOf(tags);
        warnings = List.copyOf(warnings);
    }

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
    }
}
