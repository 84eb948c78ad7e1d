package dev.groundstate.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResultTableTest {

    private static final BenchmarkCase CASE = new BenchmarkCase(
            "V3", "LiH / STO-3G", Task.parse("work=uccsd-vqe basis=sto-3g"), List.of(Peer.LIGHTNING), -7.5, 0);

    private static Measurement measured(double seconds, int evaluations) {
        return new Measurement(seconds, 1, seconds, -7.4990, evaluations, 100L << 20, 5, Map.of(), null);
    }

    @Test
    void a_line_has_both_sides_their_ratio_and_their_errors() {
        assertThat(ResultTable.line(CASE, measured(0.0123, 9), Peer.LIGHTNING, measured(2.46, 0)))
                .isEqualTo(
                        "| LiH / STO-3G | 12.3 ms (9 evaluations) | 100 MiB | PennyLane Lightning | 2.46 s | 100 MiB |"
                                + " 200 | 1.0e-03 | 1.0e-03 |\n");
    }

    @Test
    void a_faster_peer_is_named() {
        assertThat(ResultTable.ratio(2, 1)).isEqualTo("**0.50, the peer is faster**");
    }

    @Test
    void a_peer_that_gives_up_leaves_its_reason() {
        Measurement theirs = Measurement.failed("needs more than 12.0 GiB", 5L << 30);

        assertThat(ResultTable.line(CASE, measured(2e-6, 0), Peer.LIGHTNING, theirs))
                .isEqualTo("| LiH / STO-3G | 2.00 µs | 100 MiB | PennyLane Lightning | needs more than 12.0 GiB |"
                        + " 5.00 GiB | – | 1.0e-03 | – |\n");
    }

    @Test
    void the_table_of_energies_counts_what_does_not_agree() throws JsonProcessingException {
        List<EnergyCase> cases = EnergyCase.all().subList(0, 3);
        ObjectMapper json = new ObjectMapper();
        List<JsonNode> ours = List.of(
                json.readTree("{\"energy\": -1.000000001}"),
                json.readTree("{\"energy\": -1.0001}"),
                json.readTree("{\"failure\": \"no field\"}"));
        JsonNode one = json.readTree("{\"energy\": -1}");

        EnergyTable table = EnergyTable.of(cases, ours, List.of(one, one, one), "2.14.0");

        assertThat(table.failures()).hasSize(2);
        assertThat(table.failures().getLast()).endsWith("ours no field, PySCF's -1.0000000000");
        assertThat(table.text())
                .contains("1 of 3 agree, by 1.0e-09 or better")
                .contains("| -1.0001000000 | -1.0000000000 | **-1.0e-04** |");
    }

    @Test
    void every_row_has_cases_and_every_case_a_row() {
        List<String> rows =
                BenchmarkCases.table().stream().map(BenchmarkRow::id).toList();

        assertThat(BenchmarkCases.all().stream().map(BenchmarkCase::row).distinct())
                .containsExactlyElementsOf(rows);
    }

    @Test
    void more_than_forty_different_energies_are_compared() {
        assertThat(EnergyCase.all().stream().map(EnergyCase::title).distinct()).hasSizeGreaterThan(40);
        assertThat(EnergyCase.all()).doesNotHaveDuplicates();
    }
}
