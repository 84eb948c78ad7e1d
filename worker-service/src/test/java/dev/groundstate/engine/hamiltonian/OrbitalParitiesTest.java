package dev.groundstate.engine.hamiltonian;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundstate.engine.run.FreeControl;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("science")
class OrbitalParitiesTest {

    private final FreeControl control = new FreeControl();

    @Test
    void integrals_without_structure_know_the_number_of_particles_alone() {
        OrbitalParities parities = OrbitalParities.of(SampleHamiltonians.random(6, 3, 3, 1), control);

        for (int p = 0; p < 6; p++) {
            assertThat(parities.orbital(p)).isEqualTo(parities.orbital(0)).isNotZero();
        }
        assertThat(parities.string(0b010111)).isZero();
        assertThat(parities.string(0b000111)).isEqualTo(parities.orbital(0));
    }

    /** Orbital k of a chain keeps or changes its sign under reflection, by turns. */
    @Test
    void a_chain_has_its_reflection() {
        OrbitalParities parities = OrbitalParities.of(SampleHamiltonians.hubbardChain(5, 1, 3), control);

        for (int p = 2; p < 5; p++) {
            assertThat(parities.orbital(p)).isEqualTo(parities.orbital(p - 2));
        }
        assertThat(parities.orbital(0)).isNotEqualTo(parities.orbital(1));
    }

    @Test
    void finds_all_operators_that_commute_and_no_other() {
        for (ActiveSpaceHamiltonian hamiltonian : List.of(
                SampleHamiltonians.random(4, 2, 2, 1),
                SampleHamiltonians.hydrogenMolecule(),
                SampleHamiltonians.hubbardChain(6, 1, 3),
                SampleHamiltonians.hubbardChain(5, 1, 0))) {
            assertThat(found(hamiltonian)).isEqualTo(commuting(hamiltonian));
        }
    }

    /** Every sum of the solutions that the labels hold, as sets of orbitals. */
    private Set<Integer> found(ActiveSpaceHamiltonian hamiltonian) {
        OrbitalParities parities = OrbitalParities.of(hamiltonian, control);
        List<Integer> solutions = new ArrayList<>(List.of(0));
        for (int bit = 0; bit < hamiltonian.spatialOrbitals(); bit++) {
            int solution = 0;
            for (int p = 0; p < hamiltonian.spatialOrbitals(); p++) {
                solution |= (int) (parities.orbital(p) >>> bit & 1) << p;
            }
            for (int other : List.copyOf(solutions)) {
                solutions.add(other ^ solution);
            }
        }
        return new HashSet<>(solutions);
    }

    /** Every set of orbitals whose signs can be changed without a change of any integral. */
    private static Set<Integer> commuting(ActiveSpaceHamiltonian hamiltonian) {
        int n = hamiltonian.spatialOrbitals();
        Set<Integer> sets = new HashSet<>();
        for (int set = 0; set < 1 << n; set++) {
            boolean commutes = true;
            for (int p = 0; p < n; p++) {
                for (int q = 0; q < n; q++) {
                    int pq = (set >>> p ^ set >>> q) & 1;
                    commutes &= pq == 0 || Math.abs(hamiltonian.oneElectron().get(p, q)) < 1e-12;
                    for (int r = 0; r < n; r++) {
                        for (int s = 0; s < n; s++) {
                            int pqrs = (pq ^ set >>> r ^ set >>> s) & 1;
                            commutes &= pqrs == 0
                                    || Math.abs(hamiltonian.twoElectron().get(p, q, r, s)) < 1e-12;
                        }
                    }
                }
            }
            if (commutes) {
                sets.add(set);
            }
        }
        return sets;
    }
}
