package dev.groundstate.engine.symmetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.groundstate.engine.basis.AngularForm;
import dev.groundstate.engine.basis.Basis;
import dev.groundstate.engine.basis.BasisLibrary;
import dev.groundstate.engine.integral.AtomicOrbitalIntegrals;
import dev.groundstate.engine.integral.OneElectronIntegrals;
import dev.groundstate.engine.molecule.Atom;
import dev.groundstate.engine.molecule.Geometries;
import dev.groundstate.engine.molecule.Molecule;
import dev.groundstate.engine.run.FreeControl;
import dev.groundstate.engine.scf.HartreeFock;
import dev.groundstate.engine.scf.HartreeFockType;
import dev.groundstate.engine.scf.MolecularOrbitals;
import dev.groundstate.engine.scf.ScfResult;
import dev.groundstate.engine.scf.ScfSettings;
import dev.groundstate.engine.scf.StabilityCheck;
import dev.groundstate.engine.symmetry.PointGroup.SymmetryOperation;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("science")
class OrbitalSymmetryTest {

    private static final BasisLibrary LIBRARY = BasisLibrary.shipped();

    /** Occupied orbitals by rising energy as textbooks label them in D2h and below; those of one energy in one word. */
    @ParameterizedTest
    @CsvSource({
        "A1 A1 B2 A1 B1, O 0 0 0 H 0 .757 .587 H 0 -.757 .587",
        "Ag B1u Ag B1u B2u+B3u Ag, N 0 0 0 N 0 0 1.1",
        "A1 A1 A1 B1+B2, H 0 0 0 F 0 0 .92",
        "A A B1+B2+B3, C 0 0 0 H .63 .63 .63 H -.63 -.63 .63 H -.63 .63 -.63 H .63 -.63 -.63",
        "A' A' A'+A'' A', N 0 0 0 H 0 -.9377 -.3816 H .812072 .46885 -.3816 H -.812072 .46885 -.3816",
        "Ag B1u Ag B1u B2u Ag B3g B3u,"
                + " C 0 0 .6695 C 0 0 -.6695 H 0 .9289 1.2321 H 0 -.9289 1.2321 H 0 .9289 -1.2321 H 0 -.9289 -1.2321",
        "Ag Bu Ag Bu Ag Bu Au Ag, N 0 0 .62 N 0 0 -.62 H 0 .98 .9 H 0 -.98 -.9"
    })
    void occupied_orbitals_have_the_labels_of_textbooks_in_every_orientation(String expected, String geometry) {
        Molecule molecule = Geometries.molecule(Atom.BOHR_ANGSTROM, 0, geometry);
        for (Molecule oriented : List.of(molecule, Geometries.moved(molecule))) {
            OrbitalSymmetry symmetry = symmetry(oriented, "sto-3g");
            List<String> labels = symmetry.irreducibles();
            int next = 0;
            for (String word : expected.split(" ", -1)) {
                List<String> together = List.of(word.split("\\+", -1));
                assertThat(labels.subList(next, next + together.size()))
                        .as("orbitals from %d of %s", next, labels)
                        .containsExactlyInAnyOrderElementsOf(together);
                next += together.size();
            }
            assertThat(next).isEqualTo(molecule.alphaElectrons());
            assertThat(labels)
                    .doesNotContain(OrbitalSymmetry.MIXED)
                    .hasSize(symmetry.orbitals().size());
        }
    }

    /** PySCF 2.14, {@code label_orb_symm} over all orbitals of benzene, whose axes it names otherwise: how often each is met. */
    @Test
    void benzene_has_as_many_orbitals_of_each_kind_as_in_pyscf() {
        Molecule benzene = Geometries.molecule(Atom.BOHR_ANGSTROM, 0, Geometries.benzene(1.39, 2.48));
        List<String> labels = symmetry(Geometries.moved(benzene), "sto-3g").irreducibles();
        assertThat(List.of("Ag", "B1g", "B2g", "B3g", "Au", "B1u", "B2u", "B3u"))
                .extracting(label -> labels.stream().filter(label::equals).count())
                .containsExactly(9L, 1L, 2L, 6L, 1L, 9L, 6L, 2L);
    }

    @Test
    void turned_orbitals_are_orthonormal_and_span_the_same_determinant() {
        Molecule nitrogen = Geometries.moved(Geometries.molecule(1, 0, "N 0 0 0 N 0 0 2.06"));
        AtomicOrbitalIntegrals integrals = integrals(nitrogen, LIBRARY.basis("cc-pvdz", nitrogen));
        MolecularOrbitals before = solve(nitrogen, integrals, HartreeFockType.RESTRICTED);
        OrbitalSymmetry symmetry = OrbitalSymmetry.of(
                PointGroup.of(nitrogen, new FreeControl()),
                LIBRARY.basis("cc-pvdz", nitrogen),
                integrals.overlap(),
                before,
                0,
                new FreeControl());
        MolecularOrbitals after = symmetry.orbitals();
        assertThat(symmetry.irreducibles()).doesNotContain(OrbitalSymmetry.MIXED);
        assertThat(density(after)).containsExactly(density(before), within(1e-11));
        for (int p = 0; p < after.size(); p++) {
            for (int q = 0; q <= p; q++) {
                assertThat(between(integrals.overlap(), after, p, q)).isCloseTo(p == q ? 1 : 0, within(1e-11));
            }
        }
    }

    /** An operation moves functions about without changing their overlaps, up to f functions and in both forms. */
    @ParameterizedTest
    @CsvSource({"cc-pvtz, SPHERICAL", "cc-pvtz, CARTESIAN", "6-31g*, CARTESIAN"})
    void operations_keep_overlap_and_core_hamiltonian(String name, AngularForm form) {
        Molecule water = Geometries.moved(Geometries.molecule(1, 0, "O 0 0 .2 H 0 1.43 -.9 H 0 -1.43 -.9"));
        Basis basis = LIBRARY.basis(name, water, form);
        AtomicOrbitalIntegrals integrals = integrals(water, basis);
        int size = basis.functions();
        double[] identity = new double[size * size];
        for (int p = 0; p < size; p++) {
            identity[p * (size + 1)] = 1;
        }
        for (SymmetryOperation operation :
                PointGroup.of(water, new FreeControl()).operations()) {
            double[] moved = new FunctionTransformation(basis, operation).apply(identity, size, new FreeControl());
            MolecularOrbitals functions = new MolecularOrbitals(size, size, moved, new double[size], 0);
            for (int p = 0; p < size; p += 3) {
                for (int q = 0; q <= p; q += 2) {
                    assertThat(between(integrals.overlap(), functions, p, q))
                            .isCloseTo(integrals.overlap().get(p, q), within(1e-10));
                    assertThat(between(integrals.coreHamiltonian(), functions, p, q))
                            .isCloseTo(integrals.coreHamiltonian().get(p, q), within(1e-9));
                }
            }
        }
    }

    @Test
    void orbitals_of_a_field_that_breaks_the_symmetry_are_labelled_as_such() {
        Molecule stretched = Geometries.molecule(1, 0, "H 0 0 0 H 0 0 6");
        AtomicOrbitalIntegrals integrals = integrals(stretched, LIBRARY.basis("6-31g", stretched));
        MolecularOrbitals orbitals = solve(stretched, integrals, HartreeFockType.UNRESTRICTED);
        OrbitalSymmetry symmetry = OrbitalSymmetry.of(
                PointGroup.of(stretched, new FreeControl()),
                LIBRARY.basis("6-31g", stretched),
                integrals.overlap(),
                orbitals,
                0,
                new FreeControl());
        assertThat(symmetry.group().symbol()).isEqualTo("Dooh");
        assertThat(symmetry.irreducibles().getFirst()).isEqualTo(OrbitalSymmetry.MIXED);
    }

    @Test
    void half_full_orbitals_are_not_mixed_with_full_ones() {
        Molecule oxygen =
                new Molecule(Geometries.molecule(1, 0, "O 0 0 0 O 0 0 2.28").atoms(), 0, 3);
        AtomicOrbitalIntegrals integrals = integrals(oxygen, LIBRARY.basis("sto-3g", oxygen));
        ScfResult field = HartreeFock.solve(
                integrals,
                HartreeFockType.RESTRICTED_OPEN,
                9,
                7,
                ScfSettings.standard().with(StabilityCheck.REPORTED),
                new FreeControl(),
                (iteration, state) -> {});
        OrbitalSymmetry symmetry = OrbitalSymmetry.of(
                PointGroup.of(oxygen, new FreeControl()),
                LIBRARY.basis("sto-3g", oxygen),
                integrals.overlap(),
                field.orbitals(),
                2,
                new FreeControl());
        assertThat(symmetry.irreducibles().subList(7, 9)).containsExactlyInAnyOrder("B2g", "B3g");
        assertThat(symmetry.irreducibles().getLast()).isEqualTo("B1u");
    }

    private static OrbitalSymmetry symmetry(Molecule molecule, String name) {
        Basis basis = LIBRARY.basis(name, molecule);
        AtomicOrbitalIntegrals integrals = integrals(molecule, basis);
        return OrbitalSymmetry.of(
                PointGroup.of(molecule, new FreeControl()),
                basis,
                integrals.overlap(),
                solve(molecule, integrals, HartreeFockType.RESTRICTED),
                0,
                new FreeControl());
    }

    private static AtomicOrbitalIntegrals integrals(Molecule molecule, Basis basis) {
        return AtomicOrbitalIntegrals.compute(molecule, basis, new FreeControl());
    }

    private static MolecularOrbitals solve(Molecule molecule, AtomicOrbitalIntegrals integrals, HartreeFockType type) {
        return HartreeFock.solve(
                        integrals,
                        type,
                        molecule.alphaElectrons(),
                        molecule.betaElectrons(),
                        ScfSettings.standard(),
                        new FreeControl(),
                        (iteration, state) -> {})
                .orbitals();
    }

    /** Returns ⟨φ_p|A|φ_q⟩. */
    private static double between(OneElectronIntegrals operator, MolecularOrbitals orbitals, int p, int q) {
        double sum = 0;
        for (int m = 0; m < orbitals.functions(); m++) {
            for (int n = 0; n < orbitals.functions(); n++) {
                sum += orbitals.coefficients()[m * orbitals.size() + p]
                        * operator.get(m, n)
                        * orbitals.coefficients()[n * orbitals.size() + q];
            }
        }
        return sum;
    }

    private static double[] density(MolecularOrbitals orbitals) {
        int functions = orbitals.functions();
        double[] density = new double[functions * functions];
        for (int m = 0; m < functions; m++) {
            for (int n = 0; n < functions; n++) {
                for (int i = 0; i < orbitals.occupied(); i++) {
                    density[m * functions + n] += orbitals.coefficients()[m * orbitals.size() + i]
                            * orbitals.coefficients()[n * orbitals.size() + i];
                }
            }
        }
        return density;
    }
}
