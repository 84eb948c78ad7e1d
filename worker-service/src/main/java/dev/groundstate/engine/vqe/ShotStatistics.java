package dev.groundstate.engine.vqe;

import java.util.List;

/**
 * What measurements say of a final state, and what they do not know.
 *
 * @param shots measurements of each energy: two a setting at least
 * @param settings of the apparatus that they are shared among
 * @param standardError of the final energy, from the spread of measurements of the final state; hartree
 * @param exactEnergy of the final state without noise, which a device would not know; hartree
 * @param mostFrequent bitstrings found when all qubits of the final state are measured as often as an energy takes, by
 *     falling count
 */
public record ShotStatistics(
        int shots, int settings, double standardError, double exactEnergy, List<Count> mostFrequent) {

    /**
     * How often a bitstring was found.
     *
     * @param bitstring a digit a qubit, that of the highest qubit first
     * @param count times
     */
    public record Count(String bitstring, int count) {}
}
