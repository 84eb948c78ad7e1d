package dev.groundstate.engine.calculation;

import java.util.List;
import java.util.Optional;

/**
 * One state and what it is expected to measure.
 *
 * @param totalEnergy hartree
 * @param spinSquared ⟨S²⟩
 * @param particleNumber ⟨N⟩ of the active electrons
 * @param naturalOccupations of the active orbitals, falling; empty where the density is not known
 * @param dipoleMoment empty where the density or the nuclei are not known
 */
public record ElectronicState(
        double totalEnergy,
        double spinSquared,
        double particleNumber,
        List<Double> naturalOccupations,
        Optional<DipoleMoment> dipoleMoment) {

    /** Copies the occupations. */
    public ElectronicState {
        naturalOccupations = List.copyOf(naturalOccupations);
    }
}
