package dev.groundstate.engine.calculation;

import dev.groundstate.engine.basis.Basis;
import dev.groundstate.engine.integral.AtomicOrbitalIntegrals;
import dev.groundstate.engine.molecule.Molecule;
import dev.groundstate.engine.run.RunControl;
import dev.groundstate.engine.scf.HartreeFockType;
import dev.groundstate.engine.scf.MolecularOrbitals;
import dev.groundstate.engine.scf.ScfResult;
import dev.groundstate.engine.scf.Stability;
import dev.groundstate.engine.symmetry.OrbitalSymmetry;
import dev.groundstate.engine.symmetry.PointGroup;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The determinant that a method starts from, or is.
 *
 * @param type RHF, ROHF or UHF, or words for orbitals that were given
 * @param totalEnergy hartree
 * @param nuclearRepulsionEnergy hartree; of given orbitals the constant of their file
 * @param pointGroup symbol of the symmetry of the nuclei; empty where it is not known
 * @param orbitals those of spin up where the spins have their own; none where they were given
 * @param betaOrbitals where the spins have orbitals of their own; else none
 * @param stability what rotations of the orbitals do to the energy; empty where it is not known
 */
public record ReferenceDeterminant(
        String type,
        double totalEnergy,
        double nuclearRepulsionEnergy,
        String pointGroup,
        Levels orbitals,
        Levels betaOrbitals,
        Optional<Stability> stability) {

    /**
     * A set of orbitals.
     *
     * @param energies hartree, by number of the orbital
     * @param irreducibles label of the irreducible representation of each in the largest abelian group
     */
    public record Levels(List<Double> energies, List<String> irreducibles) {

        static final Levels NONE = new Levels(List.of(), List.of());

        /** Copies the lists. */
        public Levels {
            energies = List.copyOf(energies);
            irreducibles = List.copyOf(irreducibles);
        }

        static Levels of(OrbitalSymmetry symmetry) {
            return new Levels(list(symmetry.orbitals().orbitalEnergies()), symmetry.irreducibles());
        }
    }

    /** Returns a determinant of which nothing but energies is known. */
    static ReferenceDeterminant of(String type, double totalEnergy, double nuclearRepulsionEnergy) {
        return new ReferenceDeterminant(
                type, totalEnergy, nuclearRepulsionEnergy, "", Levels.NONE, Levels.NONE, Optional.empty());
    }

    /**
     * A field with its orbitals turned until they belong to irreducible representations.
     *
     * @param determinant what is known of it
     * @param orbitals those of spin up where the spins have their own
     * @param orbitalSymmetries see {@link OrbitalSymmetry#numbers}
     */
    record Labelled(ReferenceDeterminant determinant, MolecularOrbitals orbitals, List<Integer> orbitalSymmetries) {}

    static Labelled labelled(
            ScfResult field, AtomicOrbitalIntegrals integrals, Molecule molecule, Basis basis, RunControl control) {
        boolean unrestricted = field.type() == HartreeFockType.UNRESTRICTED;
        int halfFull = unrestricted ? 0 : molecule.alphaElectrons() - molecule.betaElectrons();
        PointGroup group = PointGroup.of(molecule, control);
        OrbitalSymmetry symmetry =
                OrbitalSymmetry.of(group, basis, integrals.overlap(), field.orbitals(), halfFull, control);
        Levels beta = unrestricted
                ? Levels.of(OrbitalSymmetry.of(group, basis, integrals.overlap(), field.betaOrbitals(), 0, control))
                : Levels.NONE;
        return new Labelled(
                new ReferenceDeterminant(
                        field.type().abbreviation(),
                        field.totalEnergy(),
                        field.nuclearRepulsionEnergy(),
                        symmetry.group().symbol(),
                        Levels.of(symmetry),
                        beta,
                        Optional.ofNullable(field.stability())),
                symmetry.orbitals(),
                symmetry.numbers());
    }

    static List<Double> list(double[] numbers) {
        return Arrays.stream(numbers).boxed().toList();
    }
}
