package dev.groundstate.api.experiment;

import dev.groundstate.api.error.FieldErrors;
import dev.groundstate.api.molecule.MoleculeService;
import dev.groundstate.api.molecule.RequestedMolecule;
import dev.groundstate.api.worker.WorkerMemory;
import dev.groundstate.model.cost.CalculationKind;
import dev.groundstate.model.cost.CalculationSize;
import dev.groundstate.model.cost.MemoryEstimate;
import dev.groundstate.model.experiment.ExperimentConfiguration;
import dev.groundstate.model.experiment.Mapper;
import dev.groundstate.model.experiment.Method;
import dev.groundstate.model.molecule.InvalidMoleculeException;
import dev.groundstate.model.molecule.MoleculeSpecification;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Gives a requested molecule its coordinates and refuses what no worker can compute. */
@ApplicationScoped
class MoleculeSettling {
    private final MoleculeService molecules;
    private final WorkerMemory memory;

    MoleculeSettling(MoleculeService molecules, WorkerMemory memory) {
        this.molecules = molecules;
        this.memory = memory;
    }

    /** Returns the molecule; empty when something is wrong with it, which is then in {@code errors}. */
    Uni<Optional<MoleculeSpecification>> settle(
            RequestedMolecule molecule, ExperimentConfiguration experiment, FieldErrors errors) {
        if (errors.concern("molecule")) {
            return Uni.createFrom().item(Optional.empty());
        }
        return molecules
                .settle(molecule)
                .chain(specification -> memory.bytesPerExperiment()
                        .invoke(bytes -> check(specification, experiment, bytes, errors))
                        .replaceWith(specification))
                .map(Optional::of)
                .onFailure(InvalidMoleculeException.class)
                .recoverWithItem(failure -> refused(failure, errors));
    }

    private static void check(
            MoleculeSpecification molecule,
            ExperimentConfiguration experiment,
            long availableBytes,
            FieldErrors errors) {
        CalculationSize size = MoleculeService.size(molecule);
        Method method = experiment.method();
        if (size.alphaElectrons() != size.betaElectrons() && (method == Method.MP2 || method == Method.CCSD)) {
            throw new InvalidMoleculeException(
                    "multiplicity",
                    "%s is for closed shells, not for multiplicity %d."
                            .formatted(method.wireName(), molecule.multiplicity()));
        }
        boolean ofQubits = method == Method.VQE && experiment.ansatz().isOfQubits();
        if (ofQubits && experiment.mapper() == Mapper.PARITY && size.activeOrbitals() == 1) {
            errors.add(
                    "configuration.mapper",
                    "The mapper %s leaves no qubit of one orbital for the ansatz %s; choose another mapper."
                            .formatted(
                                    experiment.mapper().wireName(),
                                    experiment.ansatz().wireName()));
        }
        MemoryEstimate.requireFits(CalculationKind.of(experiment, molecule.naturalOrbitals()), size, availableBytes);
        long determinants = MemoryEstimate.determinants(size);
        if (experiment.nStates() > determinants) {
            errors.add(
                    "configuration.n_states",
                    "The active space has %d states, not %d.".formatted(determinants, experiment.nStates()));
        }
    }

    private static Optional<MoleculeSpecification> refused(InvalidMoleculeException failure, FieldErrors errors) {
        failure.faults().forEach(fault -> errors.add("molecule." + fault.field(), fault.message()));
        return Optional.empty();
    }
}
