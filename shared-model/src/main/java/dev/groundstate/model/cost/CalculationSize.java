package dev.groundstate.model.cost;

import dev.groundstate.model.molecule.ActiveSpaceSize;
import dev.groundstate.model.molecule.AtomPosition;
import dev.groundstate.model.molecule.BasisSet;
import dev.groundstate.model.molecule.ChemicalElement;
import dev.groundstate.model.molecule.FcidumpHeader;
import dev.groundstate.model.molecule.InvalidMoleculeException;
import dev.groundstate.model.molecule.InvalidMoleculeException.Fault;
import dev.groundstate.model.molecule.MoleculeSpecification;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The numbers that decide what a calculation costs.
 *
 * @param basisFunctions of all atoms together; also the number of molecular orbitals
 * @param frozenOrbitals doubly occupied and not correlated
 * @param activeOrbitals spatial orbitals that are correlated
 * @param alphaElectrons active ones of the majority spin
 * @param betaElectrons active ones of the minority spin
 */
public record CalculationSize(
        int basisFunctions, int frozenOrbitals, int activeOrbitals, int alphaElectrons, int betaElectrons) {

    /** Basis functions whose two-electron integrals the engine keeps in memory. */
    public static final int MOST_FUNCTIONS = 200;

    /** Refuses more electrons than orbitals hold and more orbitals than there are basis functions. */
    public CalculationSize {
        if (frozenOrbitals < 0 || activeOrbitals < 1 || (long) frozenOrbitals + activeOrbitals > basisFunctions) {
            throw new IllegalArgumentException("expected frozen orbitals from 0, active ones from 1, both at most "
                    + basisFunctions + " together, got " + frozenOrbitals + " and " + activeOrbitals);
        }
        if (betaElectrons < 0 || alphaElectrons < betaElectrons || alphaElectrons > activeOrbitals) {
            throw new IllegalArgumentException("expected 0 <= beta <= alpha <= " + activeOrbitals
                    + " electrons, got alpha " + alphaElectrons + " and beta " + betaElectrons);
        }
    }

    /**
     * Returns the size of a calculation on a molecule.
     *
     * @throws InvalidMoleculeException when the molecule, its electrons or its active space are impossible
     */
    public static CalculationSize of(MoleculeSpecification molecule) {
        BasisSet basis = molecule.basis();
        if (basis == null) {
            return ofFcidump(Objects.requireNonNull(molecule.fcidump()), molecule.activeSpace());
        }
        return of(
                molecule.atoms(),
                basis,
                molecule.charge(),
                molecule.multiplicity(),
                molecule.activeSpace(),
                molecule.frozenCore(),
                molecule.cartesian());
    }

    /**
     * Returns the size of a calculation; an active space goes before a frozen core.
     *
     * @param charge elementary charges
     * @param multiplicity 2S + 1
     * @throws InvalidMoleculeException when the molecule, its electrons or its active space are impossible
     */
    public static CalculationSize of(
            List<AtomPosition> atoms,
            BasisSet basis,
            int charge,
            int multiplicity,
            @Nullable ActiveSpaceSize activeSpace,
            boolean frozenCore) {
        return of(atoms, basis, charge, multiplicity, activeSpace, frozenCore, null);
    }

    private static CalculationSize of(
            List<AtomPosition> atoms,
            BasisSet basis,
            int charge,
            int multiplicity,
            @Nullable ActiveSpaceSize activeSpace,
            boolean frozenCore,
            @Nullable Boolean cartesian) {
        Nuclei nuclei = nuclei(atoms, basis, cartesian);
        int electrons = electrons(nuclei, charge);
        int unpaired = unpaired(electrons, charge, multiplicity);
        if (nuclei.functions() > MOST_FUNCTIONS) {
            throw new InvalidMoleculeException(
                    "basis",
                    "%s has %d functions for this molecule; at most %d can be computed."
                            .formatted(basis.wireName(), nuclei.functions(), MOST_FUNCTIONS));
        }
        if ((electrons + unpaired) / 2 > nuclei.functions()) {
            throw new InvalidMoleculeException(
                    "basis",
                    "%s has %d orbitals for this molecule; they do not hold %d electrons with multiplicity %d."
                            .formatted(basis.wireName(), nuclei.functions(), electrons, multiplicity));
        }
        if (activeSpace != null) {
            return window(activeSpace, nuclei.functions(), electrons, unpaired);
        }
        int frozen = frozenCore ? nuclei.coreOrbitals() : 0;
        int active = electrons - 2 * frozen;
        if (active < Math.max(1, unpaired)) {
            throw new InvalidMoleculeException(
                    "frozen_core",
                    "Of %d electrons the frozen core takes %d: too few are left to correlate."
                            .formatted(electrons, 2 * frozen));
        }
        return new CalculationSize(
                nuclei.functions(),
                frozen,
                nuclei.functions() - frozen,
                (active + unpaired) / 2,
                (active - unpaired) / 2);
    }

    private static CalculationSize ofFcidump(String fcidump, @Nullable ActiveSpaceSize activeSpace) {
        FcidumpHeader header = FcidumpHeader.read(fcidump);
        int orbitals = header.orbitals();
        int unpaired = header.unpairedElectrons();
        if (activeSpace != null) {
            return window(activeSpace, orbitals, header.electrons(), unpaired);
        }
        int alpha = (header.electrons() + unpaired) / 2;
        return new CalculationSize(orbitals, 0, orbitals, alpha, header.electrons() - alpha);
    }

    /** Returns the number of active electrons of both spins. */
    public int activeElectrons() {
        return alphaElectrons + betaElectrons;
    }

    private record Nuclei(int functions, int protons, int coreOrbitals) {}

    private static Nuclei nuclei(List<AtomPosition> atoms, BasisSet basis, @Nullable Boolean cartesian) {
        List<Fault> faults = new ArrayList<>();
        int functions = 0;
        int protons = 0;
        int coreOrbitals = 0;
        for (int i = 0; i < atoms.size(); i++) {
            String symbol = atoms.get(i).symbol();
            Optional<ChemicalElement> element = ChemicalElement.ofSymbol(symbol);
            OptionalInt count =
                    element.map(present -> basis.functions(present, cartesian)).orElseGet(OptionalInt::empty);
            if (element.isEmpty() || count.isEmpty()) {
                faults.add(new Fault(
                        "atoms[" + i + "].symbol",
                        "The basis set " + basis.wireName() + " does not have " + symbol + "."));
                continue;
            }
            functions += count.getAsInt();
            protons += element.get().atomicNumber();
            coreOrbitals += element.get().coreOrbitals();
        }
        if (!faults.isEmpty()) {
            throw new InvalidMoleculeException(faults);
        }
        return new Nuclei(functions, protons, coreOrbitals);
    }

    private static int electrons(Nuclei nuclei, int charge) {
        long electrons = (long) nuclei.protons() - charge;
        if (electrons < 1 || electrons > Integer.MAX_VALUE / 2) {
            throw new InvalidMoleculeException(
                    "charge",
                    "The nuclei carry %d protons; charge %d leaves %d electrons."
                            .formatted(nuclei.protons(), charge, electrons));
        }
        return (int) electrons;
    }

    private static int unpaired(int electrons, int charge, int multiplicity) {
        long unpaired = multiplicity - 1L;
        if (unpaired < 0 || unpaired > electrons || (electrons - unpaired) % 2 != 0) {
            throw new InvalidMoleculeException(
                    "multiplicity",
                    "%d electrons (charge %d) have an %s multiplicity from %d to %d, not %d."
                            .formatted(
                                    electrons,
                                    charge,
                                    electrons % 2 == 0 ? "odd" : "even",
                                    electrons % 2 == 0 ? 1 : 2,
                                    electrons + 1,
                                    multiplicity));
        }
        return (int) unpaired;
    }

    private static CalculationSize window(ActiveSpaceSize space, int functions, int electrons, int unpaired) {
        String asked = "An active space of %d electrons in %d orbitals".formatted(space.electrons(), space.orbitals());
        if (space.electrons() > electrons) {
            throw refused(asked + " asks for more than the " + electrons + " electrons of the molecule.");
        }
        if ((electrons - space.electrons()) % 2 != 0) {
            throw refused(asked + " leaves an odd number of the " + electrons
                    + " electrons, which cannot be doubly occupied.");
        }
        if (space.electrons() < unpaired) {
            throw refused(asked + " has no place for " + unpaired + " unpaired electrons.");
        }
        int frozen = (electrons - space.electrons()) / 2;
        if (space.orbitals() > functions - frozen) {
            throw refused(asked + " and " + frozen + " doubly occupied ones need more than the " + functions
                    + " orbitals there are.");
        }
        if (space.orbitalIndices() != null) {
            requireReference(space, space.orbitalIndices(), functions, electrons, unpaired);
        }
        int alpha = (space.electrons() + unpaired) / 2;
        if (alpha > space.orbitals()) {
            throw refused(asked + " does not hold " + alpha + " electrons of one spin.");
        }
        return new CalculationSize(functions, frozen, space.orbitals(), alpha, space.electrons() - alpha);
    }

    /** Chosen orbitals hold as many electrons as they do in the reference determinant, all unpaired ones among them. */
    private static void requireReference(
            ActiveSpaceSize space, List<Integer> indices, int functions, int electrons, int unpaired) {
        if (Collections.max(indices) >= functions) {
            throw refused("The orbitals are numbered from 0 to %d; the active space asks for orbital %d."
                    .formatted(functions - 1, Collections.max(indices)));
        }
        int full = (electrons - unpaired) / 2;
        long doubly = indices.stream().filter(index -> index < full).count();
        long singly = indices.stream()
                .filter(index -> index >= full && index < full + unpaired)
                .count();
        if (singly < unpaired) {
            throw refused("The orbitals %d to %d hold one electron each and must be among the active ones."
                    .formatted(full, full + unpaired - 1));
        }
        if (2 * doubly + singly != space.electrons()) {
            throw refused("The orbitals %s hold %d electrons in the Hartree-Fock determinant, not %d."
                    .formatted(indices, 2 * doubly + singly, space.electrons()));
        }
    }

    private static InvalidMoleculeException refused(String message) {
        return new InvalidMoleculeException("active_space", message);
    }
}
