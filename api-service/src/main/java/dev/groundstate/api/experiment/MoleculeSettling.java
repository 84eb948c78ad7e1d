package dev.groundstate.api.experiment;

import dev.groundstate.api.config.GroundstateConfiguration;
import dev.groundstate.api.error.FieldErrors;
import dev.groundstate.api.experiment.ExperimentRequest.RequestedMolecule;
import dev.groundstate.model.cost.CalculationSize;
import dev.groundstate.model.cost.MemoryEstimate;
import dev.groundstate.model.experiment.Method;
import dev.groundstate.model.molecule.AtomPosition;
import dev.groundstate.model.molecule.InvalidMoleculeException;
import dev.groundstate.model.molecule.MoleculeSpecification;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Gives a requested molecule its coordinates and refuses what no worker can compute. */
@ApplicationScoped
class MoleculeSettling {
    private static final double CLOSEST_ANGSTROM = 0.1;

    private final GroundstateConfiguration configuration;

    MoleculeSettling(GroundstateConfiguration configuration) {
        this.configuration = configuration;
    }

    /** Returns the molecule; empty when something is wrong with it, which is then in {@code errors}. */
    Uni<Optional<MoleculeSpecification>> settle(RequestedMolecule molecule, Method method, FieldErrors errors) {
        if (errors.concern("molecule")) {
            return Uni.createFrom().item(Optional.empty());
        }
        return located(molecule)
                .invoke(specification -> check(specification, method))
                .map(Optional::of)
                .onFailure(InvalidMoleculeException.class)
                .recoverWithItem(failure -> refused(failure, errors));
    }

    private Uni<MoleculeSpecification> located(RequestedMolecule molecule) {
        String smiles = molecule.smiles();
        if (smiles == null) {
            return Uni.createFrom().item(specification(molecule, molecule.atoms(), "as given"));
        }
        if (smiles.equals("[H][H]")) {
            List<AtomPosition> atoms =
                    List.of(new AtomPosition("H", 0, 0, -0.3707), new AtomPosition("H", 0, 0, 0.3707));
            return Uni.createFrom().item(specification(molecule, atoms, "experimental bond length"));
        }
        return Uni.createFrom()
                .failure(new InvalidMoleculeException("smiles", "SMILES are not available yet; give 'atoms'."));
    }

    private static MoleculeSpecification specification(
            RequestedMolecule molecule, List<AtomPosition> atoms, String origin) {
        return new MoleculeSpecification(
                molecule.smiles(),
                atoms,
                origin,
                molecule.basis(),
                molecule.charge(),
                molecule.multiplicity(),
                molecule.activeSpace(),
                molecule.frozenCore());
    }

    private void check(MoleculeSpecification molecule, Method method) {
        requireApart(molecule.atoms());
        CalculationSize size = CalculationSize.of(molecule);
        if (molecule.multiplicity() != 1) {
            throw new InvalidMoleculeException(
                    "multiplicity", "Open shells are not available yet; expected multiplicity 1.");
        }
        MemoryEstimate.requireFits(method, size, configuration.workerMemory().asLongValue());
    }

    private static void requireApart(List<AtomPosition> atoms) {
        for (int i = 0; i < atoms.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (distance(atoms.get(i), atoms.get(j)) < CLOSEST_ANGSTROM) {
                    throw new InvalidMoleculeException(
                            "atoms[" + i + "]", "Closer than " + CLOSEST_ANGSTROM + " Å to atoms[" + j + "].");
                }
            }
        }
    }

    private static double distance(AtomPosition one, AtomPosition other) {
        return Math.hypot(Math.hypot(one.x() - other.x(), one.y() - other.y()), one.z() - other.z());
    }

    private static Optional<MoleculeSpecification> refused(InvalidMoleculeException failure, FieldErrors errors) {
        failure.faults().forEach(fault -> errors.add("molecule." + fault.field(), fault.message()));
        return Optional.empty();
    }
}
