package dev.groundstate.engine.calculation;

import dev.groundstate.engine.scf.HartreeFockType;
import dev.groundstate.engine.scf.ScfResult;
import java.util.Arrays;
import java.util.List;

/**
 * The determinant that a method starts from, or is.
 *
 * @param type RHF, ROHF or UHF, or words for orbitals that were given
 * @param totalEnergy hartree
 * @param nuclearRepulsionEnergy hartree; of given orbitals the constant of their file
 * @param orbitalEnergies of all orbitals, those of spin up where the spins have their own; empty for given orbitals
 * @param betaOrbitalEnergies where the spins have orbitals of their own; else empty
 */
public record ReferenceDeterminant(
        String type,
        double totalEnergy,
        double nuclearRepulsionEnergy,
        List<Double> orbitalEnergies,
        List<Double> betaOrbitalEnergies) {

    /** Copies the lists. */
    public ReferenceDeterminant {
        orbitalEnergies = List.copyOf(orbitalEnergies);
        betaOrbitalEnergies = List.copyOf(betaOrbitalEnergies);
    }

    static ReferenceDeterminant of(ScfResult field) {
        return new ReferenceDeterminant(
                field.type().abbreviation(),
                field.totalEnergy(),
                field.nuclearRepulsionEnergy(),
                list(field.orbitals().orbitalEnergies()),
                field.type() == HartreeFockType.UNRESTRICTED
                        ? list(field.betaOrbitals().orbitalEnergies())
                        : List.of());
    }

    static List<Double> list(double[] numbers) {
        return Arrays.stream(numbers).boxed().toList();
    }
}
