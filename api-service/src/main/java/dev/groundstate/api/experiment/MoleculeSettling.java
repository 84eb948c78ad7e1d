package dev.groundstate.api.experiment;

import dev.groundstate.api.error.FieldErrors;
import dev.groundstate.api.experiment.ExperimentRequest.RequestedMolecule;
import dev.groundstate.api.molecule.MoleculeService;
import dev.groundstate.api.molecule.ResolvedMolecule;
import dev.groundstate.api.worker.WorkerMemory;
import dev.groundstate.model.cost.CalculationKind;
import dev.groundstate.model.cost.CalculationSize;
import dev.groundstate.model.cost.MemoryEstimate;
import dev.groundstate.model.experiment.ExperimentConfiguration;
import dev.groundstate.model.experiment.Method;
import dev.groundstate.model.molecule.FcidumpHeader;
import dev.groundstate.model.molecule.InvalidMoleculeException;
import dev.groundstate.model.molecule.MoleculeSpecification;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
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
        return located(molecule)
                .chain(specification -> memory.bytesPerExperiment()
                        .invoke(bytes -> check(specification, experiment, bytes, errors))
                        .replaceWith(specification))
                .map(Optional::of)
                .onFailure(InvalidMoleculeException.class)
                .recoverWithItem(failure -> refused(failure, errors));
    }

    private Uni<MoleculeSpecification> located(RequestedMolecule molecule) {
        String fcidump = molecule.fcidump();
        if (fcidump != null) {
            return molecules.hamiltonian(fcidump).map(header -> specification(molecule, fcidump, header));
        }
        String smiles = molecule.smiles();
        return (smiles == null ? given(molecule) : molecules.resolve(smiles))
                .map(resolved -> specification(molecule, resolved));
    }

    /** A multiplicity that is given has to be that of the Hamiltonian. */
    private static MoleculeSpecification specification(RequestedMolecule asked, String fcidump, FcidumpHeader header) {
        Integer multiplicity = asked.multiplicity();
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
                asked.activeSpace(),
                false,
                null,
                false,
                fcidump);
    }

    private Uni<ResolvedMolecule> given(RequestedMolecule molecule) {
        return Uni.createFrom()
                .item(() -> molecules.given(molecule.atoms(), molecule.charge() == null ? 0 : molecule.charge()));
    }

    /** A charge or a multiplicity that nobody gave is that of the molecule. */
    private static MoleculeSpecification specification(RequestedMolecule asked, ResolvedMolecule resolved) {
        Integer charge = asked.charge();
        ResolvedMolecule molecule = charge == null ? resolved : resolved.withCharge(charge);
        Integer multiplicity = asked.multiplicity();
        return new MoleculeSpecification(
                asked.smiles(),
                molecule.atoms(),
                molecule.geometryOrigin(),
                asked.basis(),
                molecule.charge(),
                multiplicity == null ? molecule.multiplicity() : multiplicity,
                asked.activeSpace(),
                asked.frozenCore(),
                asked.cartesian(),
                asked.naturalOrbitals(),
                null);
    }

    private static void check(
            MoleculeSpecification molecule,
            ExperimentConfiguration experiment,
            long availableBytes,
            FieldErrors errors) {
        CalculationSize size = CalculationSize.of(molecule);
        Method method = experiment.method();
        if (size.alphaElectrons() != size.betaElectrons()) {
            if (method == Method.MP2 || method == Method.CCSD) {
                throw new InvalidMoleculeException(
                        "multiplicity",
                        "%s is for closed shells, not for multiplicity %d."
                                .formatted(method.wireName(), molecule.multiplicity()));
            }
            if (molecule.naturalOrbitals()) {
                throw new InvalidMoleculeException(
                        "natural_orbitals",
                        "The natural orbitals of MP2 are for closed shells, not for multiplicity %d."
                                .formatted(molecule.multiplicity()));
            }
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
