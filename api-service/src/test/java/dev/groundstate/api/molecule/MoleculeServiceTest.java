package dev.groundstate.api.molecule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.groundstate.api.error.RefusedException;
import dev.groundstate.model.molecule.AtomPosition;
import dev.groundstate.model.molecule.FcidumpHeader;
import dev.groundstate.model.molecule.InvalidMoleculeException;
import dev.groundstate.model.molecule.InvalidMoleculeException.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoleculeServiceTest {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final MoleculeService SERVICE = new MoleculeService(2, 100, LONG);

    /** Of many lines for one integral, so that its check takes more than a few milliseconds. */
    private static final String LONG_FCIDUMP =
            "&FCI NORB=2,NELEC=2,MS2=0,\n &END\n" + " 0.67 1 1 1 1\n".repeat(400_000);

    @AfterAll
    static void close() {
        SERVICE.close();
    }

    @ParameterizedTest
    @CsvSource({
        "[H][H], 0.741",
        "[H+].[H-], 0.741",
        "[Li][H], 1.596",
        "[LiH], 1.596",
        "F, 0.917",
        "N#N, 1.098",
        "[C-]#[O+], 1.128",
        "O=O, 1.208",
        "[O][O], 1.208",
        "FF, 1.412",
        "[Na][H], 1.887",
        "Cl, 1.275",
        "ClCl, 1.988",
        "[Na+].[Cl-], 2.361",
        "[Na]Cl, 2.361",
        "[BH], 1.232",
        "[Li]F, 1.564",
        "[Li][Li], 2.673",
        "[OH-], 0.964",
        "[HeH+], 0.774",
        "[2H][2H], 0.741"
    })
    void a_diatomic_has_its_measured_bond_length(String smiles, double lengthAngstrom) {
        ResolvedMolecule molecule = resolve(smiles);

        assertThat(molecule.atoms()).hasSize(2);
        assertThat(distance(molecule, 0, 1)).isEqualTo(lengthAngstrom);
        assertThat(molecule.geometryOrigin()).contains("Huber and Herzberg");
    }

    // MMFF94s+ as measured with OpenChemLib 2025.7.0; a thousandth for the last digit of the force field's stop.
    @ParameterizedTest
    @CsvSource({
        "O, 0, 1, 0.969",
        "C, 0, 1, 1.092",
        "N, 0, 1, 1.019",
        "c1ccccc1, 0, 1, 1.395",
        "c1ccccc1, 0, 6, 1.087",
        "CCO, 0, 1, 1.514",
        "CCO, 1, 2, 1.420",
        "CCO, 2, 8, 0.972",
        "C=C, 0, 1, 1.336",
        "[OH3+], 0, 1, 0.991",
        "c1cc[nH]c1, 3, 8, 1.012"
    })
    void a_bond_of_a_larger_molecule_has_the_length_of_the_force_field(
            String smiles, int first, int second, double lengthAngstrom) {
        ResolvedMolecule molecule = resolve(smiles);

        assertThat(distance(molecule, first, second)).isCloseTo(lengthAngstrom, within(0.001));
        assertThat(molecule.geometryOrigin()).isEqualTo("Conformer of OpenChemLib, refined with MMFF94s+.");
    }

    @Test
    void water_has_the_angle_of_the_force_field() {
        assertThat(angleDegrees(resolve("O"), 1, 0, 2)).isCloseTo(104.0, within(0.1));
    }

    @Test
    void a_hydride_the_force_field_does_not_know_has_measured_lengths() {
        ResolvedMolecule borane = resolve("B");
        assertThat(distance(borane, 0, 1)).isCloseTo(1.190, within(1e-5));
        assertThat(angleDegrees(borane, 1, 0, 2)).isCloseTo(120, within(3.0));
        assertThat(borane.geometryOrigin()).contains("measured lengths").contains("does not know every atom");
    }

    @ParameterizedTest
    @CsvSource({
        "[BeH2], 0, 1, 2, 1.326, 1.326, 180",
        "O=C=O, 1, 0, 2, 1.160, 1.160, 180",
        "C#N, 0, 2, 1, 1.066, 1.153, 180",
        "N#C, 1, 2, 0, 1.066, 1.153, 180",
        "N#[N+][O-], 1, 0, 2, 1.128, 1.184, 180",
        "[O-][N+]#N, 1, 2, 0, 1.128, 1.184, 180",
        "O=[O+][O-], 1, 0, 2, 1.272, 1.272, 116.8",
        "O=S=O, 1, 0, 2, 1.431, 1.431, 119.3"
    })
    void a_triatomic_that_force_fields_do_not_know_has_its_measured_geometry(
            String smiles, int centre, int first, int second, double one, double other, double angleDegrees) {
        ResolvedMolecule molecule = resolve(smiles);

        assertThat(distance(molecule, centre, first)).isCloseTo(one, within(1e-6));
        assertThat(distance(molecule, centre, second)).isCloseTo(other, within(1e-6));
        assertThat(angleDegrees(molecule, first, centre, second)).isCloseTo(angleDegrees, within(1e-3));
        assertThat(molecule.geometryOrigin()).contains("NIST CCCBDB");
    }

    @Test
    void a_force_field_that_moves_a_bond_too_far_is_not_believed() {
        ResolvedMolecule nitrite = resolve("[O-]N=O");

        assertThat(nitrite.geometryOrigin()).contains("moved the bond");
        assertThat(distance(nitrite, 1, 2)).isLessThan(1.30);
    }

    @Test
    void a_linear_molecule_stays_linear() {
        ResolvedMolecule ethyne = resolve("C#C");

        assertThat(angleDegrees(ethyne, 2, 0, 1)).isCloseTo(180, within(1.0));
        // 1.203 Å measured, NIST CCCBDB; conformers have it a little shorter
        assertThat(distance(ethyne, 0, 1)).isCloseTo(1.203, within(0.03));
    }

    @ParameterizedTest
    @CsvSource({
        "O, H2O, 10, 0, 1",
        "CCO, C2H6O, 26, 0, 1",
        "c1ccccc1, C6H6, 42, 0, 1",
        "C(Cl)Br, CH2BrCl, 60, 0, 1",
        "[NH4+], H4N, 10, 1, 1",
        "[OH-], HO, 10, -1, 1",
        "CC(=O)[O-], C2H3O2, 32, -1, 1",
        "[CH3], CH3, 9, 0, 2",
        "[CH3+], CH3, 8, 1, 1",
        "[CH2], CH2, 8, 0, 3",
        "[BH], BH, 6, 0, 1",
        "[SiH2], H2Si, 16, 0, 1",
        "[NH], HN, 8, 0, 3",
        "[N]=O, NO, 15, 0, 2",
        "O=O, O2, 16, 0, 3",
        "[H], H, 1, 0, 2",
        "[He], He, 2, 0, 1",
        "[C], C, 6, 0, 3",
        "[N], N, 7, 0, 4",
        "[Na+], Na, 10, 1, 1",
        "[13CH4], CH4, 10, 0, 1",
        "[2H]O[2H], H2O, 10, 0, 1",
        "[Fe], Fe, 26, 0, 1"
    })
    void formula_electrons_charge_and_multiplicity_come_from_the_smiles(
            String smiles, String formula, int electrons, int charge, int multiplicity) {
        ResolvedMolecule molecule = resolve(smiles);

        assertThat(molecule.formula()).isEqualTo(formula);
        assertThat(molecule.electrons()).isEqualTo(electrons);
        assertThat(molecule.charge()).isEqualTo(charge);
        assertThat(molecule.multiplicity()).isEqualTo(multiplicity);
    }

    @Test
    void a_single_atom_stands_at_the_origin() {
        assertThat(resolve("[Ne]").atoms()).containsExactly(new AtomPosition("Ne", 0, 0, 0));
    }

    @Test
    void blanks_around_a_smiles_do_not_matter() {
        assertThat(resolve("  CCO\n")).isEqualTo(resolve("CCO"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"CCO", "c1ccccc1", "CC(C)Cc1ccc(cc1)C(C)C(=O)O", "O=S=O", "C[C@H](N)C(=O)O"})
    void the_same_smiles_has_the_same_bits_whoever_resolves_it(String smiles) {
        MoleculeService other = new MoleculeService(1, 10, LONG);
        try {
            await(other.resolved("CCCCO"));
            assertThat(await(other.resolved(smiles))).isEqualTo(resolve(smiles));
        } finally {
            other.close();
        }
    }

    @Test
    void a_subscriber_gets_the_molecule_or_the_refusal_itself() {
        assertThat(SERVICE.resolve("O").await().atMost(LONG)).isEqualTo(resolve("O"));
        assertThatThrownBy(() -> SERVICE.resolve("O.O").await().atMost(LONG))
                .isInstanceOf(InvalidMoleculeException.class);
        assertThatThrownBy(() -> SERVICE.resolve("not a smiles").await().atMost(LONG))
                .isInstanceOf(InvalidMoleculeException.class);
    }

    @Test
    void mirror_images_differ() {
        assertThat(handedness(resolve("C[C@H](N)C(=O)O"))).isEqualTo(-handedness(resolve("C[C@@H](N)C(=O)O")));
    }

    @Test
    void many_at_once_get_the_geometries_they_would_get_alone() {
        List<String> smiles = List.of("CCO", "CCN", "CCCC", "c1ccoc1", "CC=O", "CCF", "C1CCC1", "CC#CC", "NCC", "OCCO");
        MoleculeService crowded = new MoleculeService(2, 100, LONG);
        try {
            List<CompletableFuture<ResolvedMolecule>> answers = new ArrayList<>();
            for (int round = 0; round < 2; round++) {
                smiles.forEach(each -> answers.add(crowded.resolved(each)));
            }
            for (int i = 0; i < answers.size(); i++) {
                assertThat(await(answers.get(i))).isEqualTo(resolve(smiles.get(i % smiles.size())));
            }
        } finally {
            crowded.close();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "O.O | give atoms",
                "[H].[H] | give atoms",
                "[Na+].[Cl-].O | 3 parts",
                "C(C)(C)(C)(C)C | Atom 1 (C) has 5 bonds",
                "F(C)C | Atom 1 (F) has 2 bonds",
                "[H+] | leaves no electron",
                "[Ar][Ar] | not in the table",
                "[H][H+][H] | bonds",
                "CCCCCCCCCCCCCCCCCCCCC | at most 60"
            })
    void what_makes_no_geometry_is_refused_with_a_sentence(String smiles, String words) {
        assertThatThrownBy(() -> resolve(smiles))
                .asInstanceOf(type(InvalidMoleculeException.class))
                .satisfies(refusal -> {
                    assertThat(refusal.faults()).extracting(Fault::field).containsExactly("smiles");
                    assertThat(refusal).hasMessageContaining(words);
                });
    }

    @Test
    void what_takes_too_long_is_refused_in_time() {
        MoleculeService hurried = new MoleculeService(1, 10, Duration.ofMillis(1));
        try {
            assertThatThrownBy(() -> await(hurried.resolved("CCCCCCCCCCCCCCCC")))
                    .asInstanceOf(type(InvalidMoleculeException.class))
                    .extracting(InvalidMoleculeException::faults)
                    .isEqualTo(List.of(new Fault("smiles", "No geometry was found within 0 s; give atoms instead.")));
            assertThatThrownBy(() -> hurried.hamiltonian(LONG_FCIDUMP).await().atMost(LONG))
                    .asInstanceOf(type(InvalidMoleculeException.class))
                    .extracting(InvalidMoleculeException::faults)
                    .isEqualTo(List.of(new Fault(
                            "fcidump", "The FCIDUMP was not checked within 0 s; try again in a few seconds.")));
        } finally {
            hurried.close();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GEOMETRY | smiles  | No geometry was found for this SMILES; give atoms instead.",
                "DRAWING  | smiles  | This SMILES cannot be drawn.",
                "CHECK    | fcidump | The FCIDUMP cannot be checked."
            })
    void what_fails_unexpectedly_is_refused_as_what_it_is(MoleculeService.Asked asked, String field, String message) {
        assertThat(SERVICE.refusal(asked, "planted", new CompletionException(new IllegalStateException("planted"))))
                .asInstanceOf(type(InvalidMoleculeException.class))
                .extracting(InvalidMoleculeException::faults)
                .isEqualTo(List.of(new Fault(field, message)));
    }

    @Test
    void a_hamiltonian_that_nobody_waits_for_any_more_makes_room_for_another() {
        MoleculeService small = new MoleculeService(1, 1, LONG);
        try {
            List<CompletableFuture<FcidumpHeader>> checks = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                checks.add(small.hamiltonian(LONG_FCIDUMP).subscribeAsCompletionStage());
            }
            assertThatThrownBy(() -> checks.get(2).join()).hasCauseInstanceOf(RefusedException.class);

            checks.get(1).cancel(false);

            assertThat(small.hamiltonian(LONG_FCIDUMP).await().atMost(LONG).orbitals())
                    .isEqualTo(2);
            assertThat(checks.getFirst().join().orbitals()).isEqualTo(2);
        } finally {
            small.close();
        }
    }

    @Test
    void more_than_can_wait_are_told_to_come_back() {
        MoleculeService small = new MoleculeService(1, 1, LONG);
        try {
            List<CompletableFuture<ResolvedMolecule>> answers = new ArrayList<>();
            for (int carbons = 1; carbons <= 5; carbons++) {
                answers.add(small.resolved("C".repeat(carbons) + "N"));
            }
            assertThatThrownBy(() -> answers.getLast().join())
                    .hasCauseInstanceOf(RefusedException.class)
                    .hasMessageContaining("try again in a few seconds");
        } finally {
            small.close();
        }
    }

    @Test
    void given_atoms_keep_their_places_and_get_proper_symbols() {
        ResolvedMolecule molecule =
                SERVICE.given(List.of(new AtomPosition("li", 0, 0, 0), new AtomPosition("H", 0, 0, 1.6)), 0);

        assertThat(molecule.atoms().getFirst()).isEqualTo(new AtomPosition("Li", 0, 0, 0));
        assertThat(molecule.formula()).isEqualTo("HLi");
        assertThat(molecule.electrons()).isEqualTo(4);
        assertThat(molecule.multiplicity()).isEqualTo(1);
        assertThat(molecule.geometryOrigin()).isEqualTo("Given by the user.");
    }

    @Test
    void everything_wrong_with_given_atoms_is_named() {
        assertThatThrownBy(() -> SERVICE.given(
                        List.of(
                                new AtomPosition("Xx", 0, 0, 0),
                                new AtomPosition("H", 0, 1e300, -5000),
                                new AtomPosition("<script>alert(1)</script>", 0, 0, 1)),
                        0))
                .asInstanceOf(type(InvalidMoleculeException.class))
                .satisfies(refusal -> assertThat(refusal.faults())
                        .extracting(Fault::field)
                        .containsExactly("atoms[0].symbol", "atoms[1].y", "atoms[1].z", "atoms[2].symbol"));
    }

    @Test
    void atoms_in_one_place_are_refused() {
        assertThatThrownBy(() -> SERVICE.given(
                        List.of(
                                new AtomPosition("H", 0, 0, 0),
                                new AtomPosition("O", 0, 0, 1),
                                new AtomPosition("H", 0, 0, 0.05)),
                        0))
                .hasMessageContaining("Atoms 1 (H) and 3 (H) are 0.0500 ångström apart");
    }

    @Test
    void atoms_absurdly_far_apart_are_refused_though_each_is_near_enough_to_the_origin() {
        assertThatThrownBy(() ->
                        SERVICE.given(List.of(new AtomPosition("H", 0, 0, -600), new AtomPosition("F", 0, 0, 600)), 0))
                .hasMessageContaining("Atoms 1 (H) and 2 (F) are 1200 ångström apart; expected at most 1000.0.");
        assertThat(SERVICE.given(List.of(new AtomPosition("H", 0, 0, -400), new AtomPosition("F", 0, 0, 400)), 0)
                        .atoms())
                .hasSize(2);
    }

    @Test
    void impossible_numbers_of_atoms_and_charges_are_refused() {
        List<AtomPosition> hydrogen = List.of(new AtomPosition("H", 0, 0, 0));
        List<AtomPosition> thousand = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            thousand.add(new AtomPosition("He", 0, 0, i));
        }

        assertThatThrownBy(() -> SERVICE.given(List.of(), 0)).hasMessageContaining("got 0");
        assertThatThrownBy(() -> SERVICE.given(thousand, 0)).hasMessageContaining("got 1000");
        assertThatThrownBy(() -> SERVICE.given(hydrogen, 1)).hasMessageContaining("charge 1 is impossible");
        assertThatThrownBy(() -> SERVICE.given(hydrogen, Integer.MIN_VALUE)).hasMessageContaining("impossible");
    }

    private static ResolvedMolecule resolve(String smiles) {
        return await(SERVICE.resolved(smiles));
    }

    private static ResolvedMolecule await(CompletableFuture<ResolvedMolecule> answer) {
        try {
            return answer.get(LONG.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof InvalidMoleculeException refusal) {
                throw refusal;
            }
            throw new AssertionError(failure);
        } catch (InterruptedException | TimeoutException late) {
            throw new AssertionError(late);
        }
    }

    private static double distance(ResolvedMolecule molecule, int first, int second) {
        return norm(between(molecule, first, second));
    }

    private static double angleDegrees(ResolvedMolecule molecule, int first, int apex, int second) {
        double[] a = between(molecule, apex, first);
        double[] b = between(molecule, apex, second);
        return Math.toDegrees(Math.acos((a[0] * b[0] + a[1] * b[1] + a[2] * b[2]) / norm(a) / norm(b)));
    }

    /** The sign of the volume spanned by the three heavy neighbours of atom 1. */
    private static double handedness(ResolvedMolecule molecule) {
        double[] a = between(molecule, 1, 0);
        double[] b = between(molecule, 1, 2);
        double[] c = between(molecule, 1, 3);
        return Math.signum(a[0] * (b[1] * c[2] - b[2] * c[1])
                + a[1] * (b[2] * c[0] - b[0] * c[2])
                + a[2] * (b[0] * c[1] - b[1] * c[0]));
    }

    private static double[] between(ResolvedMolecule molecule, int from, int to) {
        AtomPosition a = molecule.atoms().get(from);
        AtomPosition b = molecule.atoms().get(to);
        return new double[] {b.x() - a.x(), b.y() - a.y(), b.z() - a.z()};
    }

    private static double norm(double[] v) {
        return Math.sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]);
    }
}
