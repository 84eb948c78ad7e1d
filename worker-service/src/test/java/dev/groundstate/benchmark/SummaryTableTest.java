package dev.groundstate.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SummaryTableTest {

    private static BenchmarkCase named(String row, String title) {
        return new BenchmarkCase(row, title, Task.parse("work=scf"), List.of(), -1, 0);
    }

    private static Measurement measured(double seconds) {
        return new Measurement(seconds, seconds, seconds, -1, 0, 0, 1, Map.of(), null);
    }

    @Test
    void a_row_shows_its_worst_and_its_best_case_beside_the_fastest_peer() {
        SummaryTable table = new SummaryTable();
        table.add(named("S1", "middle"), measured(1), Peer.PYSCF, measured(2));
        table.add(named("S1", "worst"), measured(1), Peer.PYSCF, measured(0.5));
        table.add(named("S1", "best"), measured(1), Peer.PYSCF, measured(8));
        table.add(named("S1", "best"), measured(1), Peer.FFSIM, measured(4));
        table.add(named("S1", "no peer"), measured(1), Peer.PYSCF, Measurement.failed("more than 1 s", 0));
        table.add(named("S2", "only"), measured(1), Peer.AER, measured(3));

        assertThat(table.into("before\n" + SummaryTable.BEGIN + "old\n" + SummaryTable.END + "behind\n"))
                .isEqualTo("before\n" + SummaryTable.BEGIN + """

                        | | work | ours | fastest peer | theirs | ratio |
                        |---|---|---|---|---|---|
                        | S1 | worst | 1.00 s | PySCF | 500 ms | **0.50, the peer is faster** |
                        | S1 | best | 1.00 s | ffsim | 4.00 s | 4.00 |
                        | S2 | only | 1.00 s | Qiskit Aer | 3.00 s | 3.00 |

                        """ + SummaryTable.END + "behind\n");
    }

    @Test
    void a_document_without_a_place_is_refused() {
        assertThatThrownBy(() -> new SummaryTable().into("nothing"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Written by ./groundstate bench");
    }

    @Test
    void the_readme_has_the_table_of_the_results() throws IOException {
        String readme = Files.readString(Path.of("../README.md"));
        String results = Files.readString(Path.of("../docs/benchmarks/results.md"));
        List<String> lines = readme.substring(readme.indexOf(SummaryTable.BEGIN), readme.indexOf(SummaryTable.END))
                .lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| |"))
                .toList();

        assertThat(lines).hasSizeGreaterThan(10).allSatisfy(line -> {
            String[] cells = line.split(" \\| ", -1);
            assertThat(results.lines()
                            .filter(result -> result.startsWith("| " + cells[1] + " | " + cells[2] + " | ")
                                    && result.contains(" | " + cells[3] + " | " + cells[4] + " | ")))
                    .as(line)
                    .isNotEmpty();
        });
        assertThat(new SummaryTable().into(readme)).contains(SummaryTable.END);
    }
}
