package dev.groundstate.engine.integral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.groundstate.engine.basis.Basis;
import dev.groundstate.engine.basis.BasisLibrary;
import dev.groundstate.engine.integral.IntegralSettings.Kernels;
import dev.groundstate.engine.linalg.Simd;
import dev.groundstate.engine.molecule.Geometries;
import dev.groundstate.engine.molecule.Molecule;
import dev.groundstate.engine.run.Phase;
import dev.groundstate.engine.run.RunControl;
import dev.groundstate.engine.run.RunStoppedException;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("science")
class ElectronRepulsionTest {

    private static final BasisLibrary LIBRARY = BasisLibrary.shipped();
    private static final Molecule BENT = Geometries.molecule(1, 0, "O 0.1 -0.2 0.3 H 1.2 0.4 -0.9 H -0.7 1.6 0.5");
    private static final Molecule FLAT = Geometries.molecule(1, 0, "O 0 0 0.2 H 0 1.43 -0.9 H 0 -1.43 -0.9");

    @Test
    void both_kernels_give_the_same_bits() {
        assertThat(Simd.available() && VectorKernels.supported()).isTrue();
        for (Molecule molecule : new Molecule[] {BENT, FLAT}) {
            for (String basis : new String[] {"6-31g**", "cc-pvtz"}) {
                assertThat(Arrays.equals(
                                packed(molecule, basis, 1, Kernels.VECTOR), packed(molecule, basis, 1, Kernels.PLAIN)))
                        .isTrue();
            }
        }
    }

    @Test
    void every_number_of_threads_gives_the_same_bits() {
        double[] alone = packed(BENT, "cc-pvtz", 1, Kernels.BY_WORK);
        assertThat(Arrays.equals(packed(BENT, "cc-pvtz", 2, Kernels.BY_WORK), alone))
                .isTrue();
        assertThat(Arrays.equals(packed(BENT, "cc-pvtz", 5, Kernels.VECTOR), alone))
                .isTrue();
    }

    /** Numbers that do not depend on the order of the functions, from PySCF 2.14 in the digits of the Basis Set Exchange. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            cc-pvtz | O 0.1 -0.2 0.3 H 1.2 0.4 -0.9 H -0.7 1.6 0.5 | 5.616571607257e+03 | 1.903802826821e+03 | 1.895190619146e+02
            6-31g*  | Ti 0 0 0 O 0 0.5 3.1 | 3.118499773538e+03 | 1.339289921040e+03 | 1.490247097902e+02
            cc-pvtz | N 0 0 0 N 0 0 2.05   | 4.582371393189e+03 | 1.963044820352e+03 | 1.799799046187e+02
            """)
    void invariants_of_the_list_are_those_of_pyscf(
            String basis, String geometry, double squares, double coulomb, double exchange) {
        Molecule molecule = Geometries.molecule(1, 0, geometry);
        TwoElectronIntegrals list = AtomicOrbitalIntegrals.compute(
                        molecule, LIBRARY.basis(basis, molecule), new Control(1))
                .twoElectron();
        double sumOfCoulomb = 0;
        double sumOfExchange = 0;
        for (int p = 0; p < list.size(); p++) {
            for (int q = 0; q < list.size(); q++) {
                sumOfCoulomb += list.get(p, p, q, q);
                sumOfExchange += list.get(p, q, p, q);
            }
        }
        assertThat(squares(list)).isCloseTo(squares, within(1e-10 * squares));
        assertThat(sumOfCoulomb).isCloseTo(coulomb, within(1e-11 * coulomb));
        assertThat(sumOfExchange).isCloseTo(exchange, within(1e-11 * exchange));
    }

    /** Turned out of its plane the molecule has no integral that vanishes by symmetry: the trace over functions stays. */
    @Test
    void what_vanishes_by_symmetry_is_left_out_and_nothing_else() {
        Molecule turned = Geometries.moved(FLAT);
        TwoElectronIntegrals flat = list(FLAT);
        TwoElectronIntegrals general = list(turned);
        for (int p = 0; p < 5; p += 2) {
            assertThat(flat.get(p, p, 0, 0)).isCloseTo(general.get(p, p, 0, 0), within(1e-12));
        }
        assertThat(squares(flat)).isCloseTo(squares(general), within(1e-9));
        long zeros = Arrays.stream(flat.packed()).filter(v -> v == 0).count();
        assertThat(zeros).isGreaterThan(flat.packed().length / 3);
    }

    @Test
    void the_control_is_asked_on_the_calling_thread_alone() {
        Control control = new Control(3);
        AtomicOrbitalIntegrals.compute(
                BENT, LIBRARY.basis("cc-pvtz", BENT), new IntegralSettings(Kernels.PLAIN), control);
        assertThat(control.threads).containsExactly(Thread.currentThread());
    }

    @Test
    void the_warm_up_can_be_stopped_and_leaves_nothing_behind() {
        Control control = new Control(1);
        control.stopAt = 100;
        assertThatExceptionOfType(RunStoppedException.class).isThrownBy(() -> IntegralWarmUp.run(control));
        assertThat(control.checks.get()).isEqualTo(100);
    }

    @Test
    void the_memory_of_a_calculation_is_known_before() {
        Basis basis = LIBRARY.basis("cc-pvdz", FLAT);
        long list = 8L * TwoElectronIntegrals.packedLength(basis.functions());
        assertThat(AtomicOrbitalIntegrals.bytes(basis)).isBetween(list, 4 * list);
        Molecule benzene = Geometries.molecule(1, 0, Geometries.benzene(2.64, 4.69));
        Basis large = LIBRARY.basis("cc-pvdz", benzene);
        long largeList = 8L * TwoElectronIntegrals.packedLength(large.functions());
        assertThat(AtomicOrbitalIntegrals.bytes(large)).isBetween(largeList, largeList * 6 / 5);
    }

    @Test
    void large_work_takes_vectors_and_small_work_plain_loops() {
        IntegralSettings standard = IntegralSettings.standard();
        assertThat(standard.kernels(1e6)).isInstanceOf(ScalarKernels.class);
        assertThat(standard.kernels(1e12)).isInstanceOf(VectorKernels.class);
        assertThat(new IntegralSettings(Kernels.PLAIN).kernels(1e12)).isInstanceOf(ScalarKernels.class);
        assertThat(new IntegralSettings(Kernels.VECTOR).kernels(1)).isInstanceOf(VectorKernels.class);
    }

    private static double[] packed(Molecule molecule, String basis, int threads, Kernels kernels) {
        return AtomicOrbitalIntegrals.compute(
                        molecule, LIBRARY.basis(basis, molecule), new IntegralSettings(kernels), new Control(threads))
                .twoElectron()
                .packed();
    }

    private static TwoElectronIntegrals list(Molecule molecule) {
        return AtomicOrbitalIntegrals.compute(molecule, LIBRARY.basis("cc-pvdz", molecule), new Control(1))
                .twoElectron();
    }

    private static double squares(TwoElectronIntegrals list) {
        double sum = 0;
        for (int p = 0; p < list.size(); p++) {
            for (int q = 0; q < list.size(); q++) {
                for (int r = 0; r < list.size(); r++) {
                    for (int s = 0; s < list.size(); s++) {
                        sum += list.get(p, q, r, s) * list.get(p, q, r, s);
                    }
                }
            }
        }
        return sum;
    }

    /** Counts the checks and the threads that make them, and stops at a given check. */
    private static final class Control implements RunControl {
        private final AtomicInteger checks = new AtomicInteger();
        private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
        private final int allowed;
        private int stopAt = Integer.MAX_VALUE;

        Control(int allowed) {
            this.allowed = allowed;
        }

        @Override
        public void check() {
            threads.add(Thread.currentThread());
            if (checks.incrementAndGet() >= stopAt) {
                throw new RunStoppedException();
            }
        }

        @Override
        public void enter(Phase phase) {}

        @Override
        public int threads() {
            return allowed;
        }
    }
}
