package dev.groundstate.engine.calculation;

import dev.groundstate.engine.basis.Basis;
import dev.groundstate.engine.coupledcluster.MoellerPlesset;
import dev.groundstate.engine.coupledcluster.PerturbedDensity;
import dev.groundstate.engine.determinant.OneParticleDensity;
import dev.groundstate.engine.hamiltonian.ActiveSpace;
import dev.groundstate.engine.hamiltonian.ActiveSpaceChoice;
import dev.groundstate.engine.hamiltonian.ActiveSpaceHamiltonian;
import dev.groundstate.engine.hamiltonian.IntegralTransformation;
import dev.groundstate.engine.integral.AtomicOrbitalIntegrals;
import dev.groundstate.engine.integral.IntegralSettings;
import dev.groundstate.engine.integral.OneElectronIntegrals;
import dev.groundstate.engine.integral.TwoElectronIntegrals;
import dev.groundstate.engine.run.IterationListener;
import dev.groundstate.engine.run.NoAnswerException;
import dev.groundstate.engine.run.RunControl;
import dev.groundstate.engine.scf.HartreeFock;
import dev.groundstate.engine.scf.HartreeFockType;
import dev.groundstate.engine.scf.MolecularOrbitals;
import dev.groundstate.engine.scf.ScfResult;
import dev.groundstate.engine.scf.ScfSettings;
import dev.groundstate.engine.scf.StabilityCheck;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Where a correlated method starts.
 *
 * @param determinant that fills the lowest orbitals
 * @param space the active orbitals
 * @param orbitals all of them, in the order in which the active ones are a stretch
 * @param hamiltonian over the active orbitals
 * @param orbitalSymmetries number of the irreducible representation of each active orbital, as MOLPRO counts them; none where
 *     they are not known
 * @param dipole over basis functions; empty for given orbitals
 */
record Reference(
        ReferenceDeterminant determinant,
        ActiveSpace space,
        MolecularOrbitals orbitals,
        ActiveSpaceHamiltonian hamiltonian,
        List<Integer> orbitalSymmetries,
        Optional<DipoleOperator> dipole) {

    /**
     * What a Hamiltonian over an active space is made of.
     *
     * @param orbitals as combinations of the functions that the integrals are over
     * @param symmetries of the orbitals; none where they are not known
     */
    private record Source(
            OneElectronIntegrals oneElectron,
            TwoElectronIntegrals twoElectron,
            double constantEnergy,
            MolecularOrbitals orbitals,
            List<Integer> symmetries) {

        ActiveSpaceHamiltonian hamiltonian(ActiveSpace space, RunControl control) {
            return IntegralTransformation.transform(oneElectron, twoElectron, constantEnergy, orbitals, space, control);
        }

        Source with(MolecularOrbitals others, List<Integer> theirSymmetries) {
            return new Source(oneElectron, twoElectron, constantEnergy, others, theirSymmetries);
        }
    }

    /** Goes from the molecule to the Hamiltonian; the integrals over basis functions are garbage afterwards. */
    static Reference of(
            CalculationInput input,
            QuantumSystem.MoleculeInBasis system,
            Basis basis,
            ActiveSpace space,
            IntegralSettings integralSettings,
            RunControl control,
            IterationListener listener) {
        AtomicOrbitalIntegrals integrals =
                AtomicOrbitalIntegrals.compute(system.molecule(), basis, integralSettings, control);
        DipoleOperator dipole = DipoleOperator.of(system.molecule(), basis, control);
        ScfResult field = field(input, integrals, ScfSettings.standard(), control, (iteration, checkpoint) -> {});
        listener.hartreeFock(field.totalEnergy());
        ReferenceDeterminant.Labelled labelled =
                ReferenceDeterminant.labelled(field, integrals, system.molecule(), basis, control);
        Source source = new Source(
                integrals.coreHamiltonian(),
                integrals.twoElectron(),
                field.nuclearRepulsionEnergy(),
                labelled.orbitals(),
                labelled.orbitalSymmetries());
        return over(
                input,
                source,
                within(input, space, field.orbitals().size()),
                labelled.determinant(),
                control,
                Optional.of(dipole));
    }

    /** Takes orbitals as they are given. */
    static Reference of(
            CalculationInput input,
            QuantumSystem.GivenOrbitals system,
            ActiveSpace space,
            RunControl control,
            IterationListener listener) {
        ActiveSpaceHamiltonian given = system.integrals().hamiltonian();
        double energy = given.referenceEnergy();
        listener.hartreeFock(energy);
        Source source = new Source(
                given.oneElectron(),
                given.twoElectron(),
                given.coreEnergy(),
                MolecularOrbitals.identity(given.spatialOrbitals(), given.betaElectrons()),
                system.integrals().orbitalSymmetries());
        ReferenceDeterminant determinant = ReferenceDeterminant.of("orbitals as given", energy, given.coreEnergy());
        return over(input, source, space, determinant, control, Optional.empty());
    }

    private static Reference over(
            CalculationInput input,
            Source canonical,
            ActiveSpace space,
            ReferenceDeterminant determinant,
            RunControl control,
            Optional<DipoleOperator> dipole) {
        Source source =
                switch (input.orbitals()) {
                    case CANONICAL -> canonical;
                    case MP2_NATURAL -> canonical.with(natural(input, canonical, space, control), List.of());
                };
        int[] order = space.order(input.activeSpace(), source.orbitals().size());
        MolecularOrbitals ordered = source.orbitals().reordered(order);
        List<Integer> symmetries = source.symmetries().isEmpty()
                ? List.of()
                : Arrays.stream(order, space.frozenOrbitals(), space.frozenOrbitals() + space.spatialOrbitals())
                        .mapToObj(source.symmetries()::get)
                        .toList();
        return new Reference(
                determinant,
                space,
                ordered,
                source.with(ordered, symmetries).hamiltonian(space, control),
                symmetries,
                dipole);
    }

    /** Correlates all but a frozen core, and leaves that core as it is. */
    private static MolecularOrbitals natural(
            CalculationInput input, Source canonical, ActiveSpace space, RunControl control) {
        MolecularOrbitals orbitals = canonical.orbitals();
        ActiveSpace correlated = perturbed(input, space, orbitals.size());
        PerturbedDensity.NaturalOrbitals natural = PerturbedDensity.naturalOrbitals(
                MoellerPlesset.solve(canonical.hamiltonian(correlated, control), control)
                        .amplitudes(),
                control);
        return orbitals.combined(correlated.frozenOrbitals(), natural.coefficients(), natural.occupations());
    }

    /** Returns what natural orbitals are made of: all orbitals but a frozen core. */
    static ActiveSpace perturbed(CalculationInput input, ActiveSpace space, int orbitals) {
        int core = input.activeSpace() instanceof ActiveSpaceChoice.FrozenCore ? space.frozenOrbitals() : 0;
        return new ActiveSpace(
                core,
                orbitals - core,
                input.system().alphaElectrons() - core,
                input.system().betaElectrons() - core);
    }

    /** Basis functions that depend on others make fewer orbitals. */
    private static ActiveSpace within(CalculationInput input, ActiveSpace space, int orbitals) {
        if (input.activeSpace() instanceof ActiveSpaceChoice.Chosen(int _, List<Integer> chosen)
                && chosen.getLast() >= orbitals) {
            throw new NoAnswerException("basis functions that depend on others make " + orbitals
                    + " orbitals, none of them of number " + chosen.getLast());
        }
        int left = Math.min(space.spatialOrbitals(), orbitals - space.frozenOrbitals());
        return new ActiveSpace(space.frozenOrbitals(), left, space.alphaElectrons(), space.betaElectrons());
    }

    /**
     * Solves for the determinant that the method starts from, or is: of shared orbitals unless others are asked for.
     *
     * <p>A closed shell that is no minimum is kept and reported: what lies below has less symmetry than the molecule. Open
     * shells are followed down.
     */
    static ScfResult field(
            CalculationInput input,
            AtomicOrbitalIntegrals integrals,
            ScfSettings settings,
            RunControl control,
            IterationListener listener) {
        return HartreeFock.solve(
                integrals,
                input.hartreeFockType(),
                input.system().alphaElectrons(),
                input.system().betaElectrons(),
                settings.with(
                        input.hartreeFockType() == HartreeFockType.RESTRICTED
                                ? StabilityCheck.REPORTED
                                : StabilityCheck.FOLLOWED),
                control,
                listener);
    }

    /** Returns a state of the active electrons. */
    ElectronicState state(double totalEnergy, double spinSquared, double particleNumber, OneParticleDensity density) {
        return new ElectronicState(
                totalEnergy,
                spinSquared,
                particleNumber,
                ReferenceDeterminant.list(density.naturalOccupations()),
                dipole.map(operator -> operator.of(density, space.frozenOrbitals(), orbitals)));
    }
}
