package dev.groundstate.engine.ansatz;

import dev.groundstate.engine.determinant.ExcitationPairs;
import dev.groundstate.engine.determinant.OccupationStrings;
import dev.groundstate.engine.hamiltonian.OrbitalParities;
import java.util.ArrayList;
import java.util.List;

/**
 * A product of E_pq of one spin that takes electrons out of the reference.
 *
 * @param from occupied orbitals, rising
 * @param to empty orbitals, rising, as many
 * @param label sum of the labels of the orbitals; zero when the excitation keeps every symmetry
 */
record Excitation(int[] from, int[] to, long label) {

    /** Returns the single excitations of the determinant that fills the first orbitals, by rising i, falling a. */
    static List<Excitation> singles(OccupationStrings strings, OrbitalParities parities) {
        List<Excitation> singles = new ArrayList<>();
        for (int i = 0; i < strings.electrons(); i++) {
            for (int a = strings.spatialOrbitals() - 1; a >= strings.electrons(); a--) {
                singles.add(new Excitation(new int[] {i}, new int[] {a}, parities.orbital(i) ^ parities.orbital(a)));
            }
        }
        return singles;
    }

    /** Returns the double excitations within one spin, by rising i, j, a, b. */
    static List<Excitation> doubles(OccupationStrings strings, OrbitalParities parities) {
        List<Excitation> doubles = new ArrayList<>();
        int electrons = strings.electrons();
        for (int i = 0; i < electrons; i++) {
            for (int j = i + 1; j < electrons; j++) {
                for (int a = electrons; a < strings.spatialOrbitals(); a++) {
                    for (int b = a + 1; b < strings.spatialOrbitals(); b++) {
                        long label =
                                parities.orbital(i) ^ parities.orbital(j) ^ parities.orbital(a) ^ parities.orbital(b);
                        doubles.add(new Excitation(new int[] {i, j}, new int[] {a, b}, label));
                    }
                }
            }
        }
        return doubles;
    }

    /** Returns the pairs of strings connected. */
    ExcitationPairs pairs(OccupationStrings strings) {
        return from.length == 1
                ? ExcitationPairs.single(strings, to[0], from[0])
                : ExcitationPairs.twofold(strings, to[0], from[0], to[1], from[1]);
    }

    /** Returns the sum of ε_a − ε_i; hartree. */
    double gap(double[] orbitalEnergies) {
        double gap = 0;
        for (int k = 0; k < from.length; k++) {
            gap += orbitalEnergies[to[k]] - orbitalEnergies[from[k]];
        }
        return gap;
    }
}
