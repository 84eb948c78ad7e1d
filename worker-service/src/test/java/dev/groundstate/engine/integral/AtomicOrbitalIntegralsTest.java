package dev.groundstate.engine.integral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.groundstate.engine.basis.AngularForm;
import dev.groundstate.engine.basis.Basis;
import dev.groundstate.engine.basis.BasisLibrary;
import dev.groundstate.engine.molecule.Atom;
import dev.groundstate.engine.molecule.Geometries;
import dev.groundstate.engine.molecule.Molecule;
import dev.groundstate.engine.run.Phase;
import dev.groundstate.engine.run.RunControl;
import dev.groundstate.engine.run.RunStoppedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("science")
class AtomicOrbitalIntegralsTest {

    private static final BasisLibrary SHIPPED = BasisLibrary.shipped();

    /** An uncommon set: general contraction of s, a p shell with two contractions, d functions on oxygen. */
    private static final BasisLibrary UNCOMMON = BasisLibrary.of(Map.of("uncommon", """
            H 0
            S 1 1.0
             0.7 1.0
            P 1 1.0
             0.9 1.0
            ****
            O 0
            S 2 1.0
             7.0 0.3
             1.1 0.6
            S 2 1.0
             7.0 -0.4
             1.1 0.9
            P 2 1.0
             2.1 0.5
             0.4 0.8
            D 1 1.0
             1.2 1.0
            ****
            """), AngularForm.CARTESIAN);

    /** Shells up to f of one or two primitives. */
    private static final BasisLibrary HIGH = BasisLibrary.of(Map.of("high", """
            C 0
            S 2 1.0
             3.0 0.4
             0.6 0.7
            D 1 1.0
             0.9 1.0
            F 1 1.0
             0.8 1.0
            ****
            H 0
            P 1 1.0
             0.7 1.0
            F 1 1.0
             1.1 1.0
            ****
            """), AngularForm.SPHERICAL);

    private static final Molecule PAIR =
            new Molecule(List.of(new Atom(6, 0.1, -0.2, 0.3), new Atom(1, 0.9, 1.1, -0.6)), 1, 1);

    /** A molecule without any symmetry. */
    private static final Molecule BENT = new Molecule(
            List.of(new Atom(8, 0.1, -0.2, 0.3), new Atom(1, 1.2, 0.4, -0.9), new Atom(1, -0.7, 1.6, 0.5)), 0, 1);

    @Test
    void repulsion_integrals_agree_with_the_slow_twin() {
        everyIntegralAgrees(BENT, SHIPPED.basis("sto-3g", BENT), 1);
        Molecule hydride = Geometries.molecule(1, 0, "Li 0.3 -0.1 0.2 H 1.1 2.0 -1.3");
        everyIntegralAgrees(hydride, SHIPPED.basis("6-31g", hydride), 5);
    }

    @Test
    void repulsion_integrals_of_d_functions_and_general_contractions_agree_with_the_slow_twin() {
        everyIntegralAgrees(BENT, UNCOMMON.basis("uncommon", BENT), 37);
    }

    @Test
    void repulsion_integrals_of_spherical_d_and_f_functions_agree_with_the_slow_twin() {
        everyIntegralAgrees(BENT, UNCOMMON.basis("uncommon", BENT, AngularForm.SPHERICAL), 37);
        everyIntegralAgrees(PAIR, HIGH.basis("high", PAIR), 419);
        everyIntegralAgrees(PAIR, HIGH.basis("high", PAIR, AngularForm.CARTESIAN), 2511);
    }

    @Test
    void moments_agree_with_the_slow_twin() {
        Basis basis = HIGH.basis("high", PAIR);
        double[] origin = {0.3, -0.1, 0.7};
        MultipoleIntegrals moments = MultipoleIntegrals.compute(basis, origin, new CountingControl());
        SlowIntegrals slow = new SlowIntegrals(basis);
        for (int p = 0; p < basis.functions(); p += 3) {
            for (int q = 0; q < basis.functions(); q++) {
                assertThat(moments.dipole().get(1).get(p, q))
                        .isCloseTo(slow.moment(p, q, origin, 0, 1, 0), within(1e-12));
                assertThat(moments.quadrupole().get(0).get(p, q))
                        .isCloseTo(slow.moment(p, q, origin, 2, 0, 0), within(1e-12));
                assertThat(moments.quadrupole().get(4).get(p, q))
                        .isCloseTo(slow.moment(p, q, origin, 0, 1, 1), within(1e-12));
            }
        }
    }

    @Test
    void an_incomplete_list_of_moments_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MultipoleIntegrals(new double[3], List.of(), List.of()))
                .withMessage("expected three coordinates, three first and six second moments, got 3, 0 and 0");
    }

    @Test
    void one_electron_integrals_agree_with_the_slow_twin() {
        for (Basis basis : List.of(
                SHIPPED.basis("sto-3g", BENT),
                SHIPPED.basis("6-31g", BENT),
                UNCOMMON.basis("uncommon", BENT),
                UNCOMMON.basis("uncommon", BENT, AngularForm.SPHERICAL))) {
            AtomicOrbitalIntegrals integrals = AtomicOrbitalIntegrals.compute(BENT, basis, new CountingControl());
            SlowIntegrals slow = new SlowIntegrals(basis);
            for (int p = 0; p < basis.functions(); p++) {
                for (int q = 0; q < basis.functions(); q++) {
                    assertThat(integrals.overlap().get(p, q)).isCloseTo(slow.overlap(p, q), within(1e-12));
                    assertThat(integrals.coreHamiltonian().get(p, q))
                            .as("%d %d in %s", p, q, basis.name())
                            .isCloseTo(slow.kinetic(p, q) + slow.attraction(p, q, BENT), within(1e-11));
                }
            }
        }
    }

    @Test
    void functions_have_norm_one() {
        Molecule salt = Geometries.molecule(1, 0, "Na 0 0 0 Cl 0 0 4.5");
        for (String name : List.of("sto-3g", "6-31g*", "cc-pvtz")) {
            OneElectronIntegrals overlap = compute(salt, name).overlap();
            for (int p = 0; p < overlap.size(); p++) {
                assertThat(overlap.get(p, p)).isCloseTo(1, within(1e-13));
            }
        }
        OneElectronIntegrals overlap = AtomicOrbitalIntegrals.compute(
                        BENT, UNCOMMON.basis("uncommon", BENT), new CountingControl())
                .overlap();
        for (int p = 0; p < overlap.size(); p++) {
            assertThat(overlap.get(p, p)).isCloseTo(1, within(1e-13));
        }
    }

    /** (ss|ss) of four unit s functions on two centres has a closed form: 2π^{5/2} / (pq √(p+q)) K K F₀. */
    @Test
    void repulsion_of_s_functions_has_its_closed_form() {
        BasisLibrary single =
                BasisLibrary.of(Map.of("single", "H 0\nS 1 1.0\n 0.8 1.0\n****\n"), AngularForm.CARTESIAN);
        Molecule pair = Geometries.molecule(1, 0, "H 0 0 0 H 0 0 1.4");
        AtomicOrbitalIntegrals integrals =
                AtomicOrbitalIntegrals.compute(pair, single.basis("single", pair), new CountingControl());
        double norm = Math.pow(2 * 0.8 / Math.PI, 3);
        double scale = norm * 2 * Math.pow(Math.PI, 2.5) / (1.6 * 1.6 * Math.sqrt(3.2));
        double damping = Math.exp(-0.4 * 1.4 * 1.4);
        TwoElectronIntegrals repulsion = integrals.twoElectron();
        assertThat(repulsion.get(0, 0, 0, 0)).isCloseTo(scale, within(1e-14));
        assertThat(repulsion.get(0, 0, 1, 1)).isCloseTo(scale * SlowIntegrals.boys(0, 0.8 * 1.4 * 1.4), within(1e-14));
        assertThat(repulsion.get(0, 1, 1, 0)).isCloseTo(scale * damping * damping, within(1e-14));
        assertThat(repulsion.get(0, 0, 0, 1))
                .isCloseTo(scale * damping * SlowIntegrals.boys(0, 0.8 * 0.7 * 0.7), within(1e-14));
        assertThat(integrals.overlap().get(0, 1)).isCloseTo(damping, within(1e-14));
    }

    /** A pair of distant functions has a small self-repulsion, yet meets the charge of near pairs. */
    @Test
    void pairs_of_distant_functions_are_not_screened_away() {
        Molecule chain = Geometries.molecule(1, 0, "H 0 0 0 H 0 0 1.4 H 0 0 11.8 H 0 0 13.2");
        Basis basis = SHIPPED.basis("sto-3g", chain);
        TwoElectronIntegrals repulsion = compute(chain, "sto-3g").twoElectron();
        double expected = new SlowIntegrals(basis).repulsion(0, 0, 0, 3);
        assertThat(expected).isBetween(1e-9, 1e-7);
        assertThat(repulsion.get(0, 0, 0, 3)).isCloseTo(expected, within(1e-13));
    }

    @Test
    void a_free_atom_feels_its_own_nucleus_alone() {
        Molecule oxygen = new Molecule(BENT.atoms().subList(0, 1), 0, 3);
        AtomicOrbitalIntegrals alone = compute(oxygen, "6-31g");
        AtomicOrbitalIntegrals.FreeAtom within = compute(BENT, "6-31g").atoms().getFirst();
        assertThat(within.atomicNumber()).isEqualTo(8);
        assertThat(within.coreHamiltonian().values())
                .containsExactly(alone.coreHamiltonian().values());
        assertThat(compute(BENT, "6-31g").atoms())
                .extracting(atom -> atom.functions()[0])
                .containsExactly(0, 9, 11);
    }

    @Test
    void a_free_atom_keeps_the_functions_that_its_electrons_can_fill() {
        assertThat(compute(BENT, "6-31g**").atoms())
                .extracting(AtomicOrbitalIntegrals.FreeAtom::functions)
                .containsExactly(new int[] {0, 1, 2, 3, 4, 5, 6, 7, 8}, new int[] {15, 16}, new int[] {20, 21});
    }

    @Test
    void exchanging_the_atoms_permutes_the_integrals() {
        Molecule reversed = new Molecule(BENT.atoms().reversed(), 0, 1);
        TwoElectronIntegrals straight = compute(BENT, "sto-3g").twoElectron();
        TwoElectronIntegrals turned = compute(reversed, "sto-3g").twoElectron();
        int[] place = {2, 3, 4, 5, 6, 1, 0};
        for (int p = 0; p < 7; p++) {
            for (int q = 0; q < 7; q++) {
                for (int r = 0; r < 7; r++) {
                    for (int s = 0; s < 7; s++) {
                        assertThat(turned.get(place[p], place[q], place[r], place[s]))
                                .isCloseTo(straight.get(p, q, r, s), within(1e-13));
                    }
                }
            }
        }
    }

    @Test
    void the_same_input_gives_the_same_bits() {
        assertThat(compute(BENT, "6-31g").twoElectron().packed())
                .containsExactly(compute(BENT, "6-31g").twoElectron().packed());
    }

    /** 2.4 million integrals take 0.3 s of one core: a thousand checks stand 0.3 ms apart. */
    @Test
    void the_phase_is_announced_and_the_control_checked_all_along() {
        Molecule benzene = Geometries.molecule(Geometries.PSI4_BOHR_ANGSTROM, 0, Geometries.benzene(1.3965, 2.4835));
        CountingControl control = new CountingControl();
        AtomicOrbitalIntegrals integrals =
                AtomicOrbitalIntegrals.compute(benzene, SHIPPED.basis("6-31g", benzene), control);
        assertThat(integrals.functions()).isEqualTo(66);
        assertThat(control.phases).containsExactly(Phase.INTEGRALS);
        assertThat(control.checks).isGreaterThan(1000);
    }

    @Test
    void a_stop_ends_the_calculation_at_the_next_check() {
        CountingControl control = new CountingControl();
        control.stopAt = 5;
        assertThatExceptionOfType(RunStoppedException.class)
                .isThrownBy(() -> AtomicOrbitalIntegrals.compute(BENT, SHIPPED.basis("6-31g", BENT), control));
        assertThat(control.checks).isEqualTo(5);
    }

    @Test
    void more_functions_than_memory_is_meant_for_are_refused() {
        List<Atom> atoms =
                IntStream.range(0, 202).mapToObj(i -> new Atom(1, 0, 0, 2 * i)).toList();
        Molecule chain = new Molecule(atoms, 0, 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> compute(chain, "sto-3g"))
                .withMessage("expected at most 200 basis functions, got 202: take a smaller basis set");
    }

    @Test
    void integrals_over_different_functions_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AtomicOrbitalIntegrals(
                        new OneElectronIntegrals(1, new double[1]),
                        new OneElectronIntegrals(2, new double[4]),
                        new TwoElectronIntegrals(1, new double[1]),
                        0,
                        List.of()))
                .withMessage("expected integrals over 1 functions throughout, got 2 and 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OneElectronIntegrals(2, new double[3]))
                .withMessage("expected 4 one-electron integrals for 2 functions, got 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TwoElectronIntegrals(2, new double[5]))
                .withMessage("expected 6 two-electron integrals for 2 functions, got 5");
    }

    private static AtomicOrbitalIntegrals compute(Molecule molecule, String basis) {
        return AtomicOrbitalIntegrals.compute(molecule, SHIPPED.basis(basis, molecule), new CountingControl());
    }

    /** Compares every {@code stride}-th distinct integral. */
    private static void everyIntegralAgrees(Molecule molecule, Basis basis, int stride) {
        TwoElectronIntegrals repulsion = AtomicOrbitalIntegrals.compute(molecule, basis, new CountingControl())
                .twoElectron();
        SlowIntegrals slow = new SlowIntegrals(basis);
        int number = 0;
        for (int p = 0; p < basis.functions(); p++) {
            for (int q = 0; q <= p; q++) {
                for (int r = 0; r <= p; r++) {
                    for (int s = 0; s <= (r < p ? r : q); s++) {
                        if (number++ % stride == 0) {
                            assertThat(repulsion.get(p, q, r, s))
                                    .as("(%d %d|%d %d)", p, q, r, s)
                                    .isCloseTo(slow.repulsion(p, q, r, s), within(1e-12));
                        }
                    }
                }
            }
        }
        assertThat(number).isEqualTo(repulsion.packed().length);
    }

    /** Counts what the calculation says, and stops it at a given check. */
    private static final class CountingControl implements RunControl {
        private final List<Phase> phases = new ArrayList<>();
        private int checks;
        private int stopAt = Integer.MAX_VALUE;

        @Override
        public void check() {
            if (++checks >= stopAt) {
                throw new RunStoppedException();
            }
        }

        @Override
        public void enter(Phase phase) {
            phases.add(phase);
        }
    }
}
