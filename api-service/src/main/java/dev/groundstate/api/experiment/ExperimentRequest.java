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
 */
public record ExperimentRequest(
        @Nullable String name,
        RequestedMolecule molecule,
        ExperimentConfiguration configuration,
        int priority,
        List<String> tags,
        ExperimentStatus status) {

    /** Copies the tags. */
    public ExperimentRequest {
        tags = List.copyOf(tags);
    }

    /**
     * A molecule as it was written down: a SMILES without coordinates, or atoms with them.
     *
     * @param smiles null when there are atoms
     * @param atoms empty when there is a SMILES
     * @param charge null when left to the SMILES
     * @param multiplicity null when left to the molecule
     */
    public record RequestedMolecule(
            @Nullable String smiles,
            List<AtomPosition> atoms,
            BasisSet basis,
            @Nullable Integer charge,
            @Nullable Integer multiplicity,
            @Nullable ActiveSpaceSize activeSpace,
            boolean frozenCore) {

        /** Copies the atoms. */
        public RequestedMolecule {
            atoms = List.copyOf(atoms);
        }
    }
}
