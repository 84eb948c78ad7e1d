package dev.groundstate.engine.symmetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundstate.engine.molecule.Atom;
import dev.groundstate.engine.molecule.Geometries;
import dev.groundstate.engine.molecule.Molecule;
import dev.groundstate.engine.run.FreeControl;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PointGroupTest {

    private static final double COORDINATE = 0.629312;

    @ParameterizedTest
    @CsvSource({
        "Kh, D2h, N 0 0 0",
        "Dooh, D2h, N 0 0 0 N 0 0 1.1",
        "Coov, C2v, N 0 0 0 O 0 0 1.1",
        "Dooh, D2h, H 0 0 -1.3 Be 0 0 0 H 0 0 1.3",
        "Coov, C2v, H 0 0 0 C 0 0 1.07 N 0 0 2.2",
        "Dooh, D2h, H 0 0 0 C 0 0 1.06 C 0 0 2.26 H 0 0 3.32",
        "C2v, C2v, O 0 0 0 H 0 .757 .587 H 0 -.757 .587",
        "Cs, Cs, O 0 0 0 H 0 .757 .587 F 0 -1.2 .7",
        "Cs, Cs, N 0 0 0 H 0 -.9377 -.3816 H .812072 .46885 -.3816 H -.812072 .46885 -.3816",
        "D2, D2, C 0 0 0 H .6 .6 .6 H -.6 -.6 .6 H -.6 .6 -.6 H .6 -.6 -.6",
        "C2v, C2v, C 0 0 0 H .6 .6 .6 H -.6 -.6 .6 F -.7 .7 -.7 F .7 -.7 -.7",
        "C1, C1, C 0 0 0 H .6 .6 .6 F -.8 -.8 .8 Cl -1 1 -1 Br 1.1 -1.1 -1.1",
        "D2h, D2h, C 0 0 .6695 C 0 0 -.6695 H 0 .9289 1.2321 H 0 -.9289 1.2321 H 0 .9289 -1.2321 H 0 -.9289 -1.2321",
        "C2h, C2h, N 0 0 .62 N 0 0 -.62 H 0 .98 .9 H 0 -.98 -.9",
        "C2v, C2v, N 0 0 .62 N 0 0 -.62 H 0 .98 .9 H 0 .98 -.9",
        "C2, C2, O 0 .73 0 O 0 -.73 0 H .8 .88 .5 H -.8 -.88 .5",
        "Ci, Ci, C .3 .7 0 C -.3 -.7 0 F .9 1.3 .9 F -.9 -1.3 -.9 H .9 .9 -1 H -.9 -.9 1 Cl -1.4 1 0 Cl 1.4 -1 0",
        "D2h, D2h, S 0 0 0 F 1.56 0 0 F -1.56 0 0 F 0 1.56 0 F 0 -1.56 0 F 0 0 1.56 F 0 0 -1.56",
        "C2v, C2v, B 0 0 0 F 0 0 1.3 F 1.1258330 0 -.65 F -1.1258330 0 -.65",
        "D2, D2, C 0 0 0 C 0 0 1.31 C 0 0 -1.31 H .93 0 1.88 H -.93 0 1.88 H 0 .93 -1.88 H 0 -.93 -1.88"
    })
    void groups_are_those_of_textbooks_in_every_orientation(String symbol, String abelian, String geometry) {
        Molecule molecule = molecule(geometry);
        Random random = new Random(3);
        for (Molecule oriented : List.of(
                molecule,
                Geometries.moved(molecule),
                Geometries.moved(Geometries.moved(Geometries.moved(molecule))),
                shaken(molecule, 1e-4, random))) {
            PointGroup group = PointGroup.of(oriented, new FreeControl());
            assertThat(group.symbol()).isEqualTo(symbol);
            assertThat(group.abelian().symbol()).isEqualTo(abelian);
            assertThat(group.operations()).hasSize(group.abelian().operations().size());
            assertThat(group.operations().getFirst().kind()).isEqualTo(Reflections.IDENTITY);
        }
    }

    @Test
    void a_shape_that_is_off_by_more_than_the_tolerance_has_less_symmetry() {
        Molecule water = molecule("O 0 0 0 H 0 .757 .587 H 0 -.757 .592");
        assertThat(PointGroup.of(water, new FreeControl()).symbol()).isEqualTo("Cs");
    }

    @Test
    void methane_and_benzene_have_their_largest_abelian_groups() {
        assertThat(PointGroup.of(molecule(Geometries.methane(COORDINATE)), new FreeControl())
                        .abelian())
                .isEqualTo(AbelianGroup.D2);
        Molecule benzene = molecule(Geometries.benzene(1.39, 2.48));
        assertThat(PointGroup.of(Geometries.moved(benzene), new FreeControl()).abelian())
                .isEqualTo(AbelianGroup.D2H);
    }

    private static Molecule molecule(String geometry) {
        return Geometries.molecule(Atom.BOHR_ANGSTROM, 0, geometry);
    }

    private static Molecule shaken(Molecule molecule, double amplitude, Random random) {
        List<Atom> atoms = new ArrayList<>();
        for (Atom atom : molecule.atoms()) {
            atoms.add(new Atom(
                    atom.atomicNumber(),
                    atom.x() + random.nextDouble(-amplitude, amplitude),
                    atom.y() + random.nextDouble(-amplitude, amplitude),
                    atom.z() + random.nextDouble(-amplitude, amplitude)));
        }
        return new Molecule(atoms, molecule.charge(), molecule.multiplicity());
    }
}
