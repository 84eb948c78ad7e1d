package dev.groundstate.api.report;

import static dev.groundstate.api.testing.Requests.EXPERIMENTS;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.groundstate.api.experiment.AttachmentTest;
import dev.groundstate.api.testing.Requests;
import dev.groundstate.api.testing.Rows;
import dev.groundstate.api.testing.Services;
import dev.groundstate.model.attachment.AttachmentName;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each form of a report and an export, for each way in which an experiment ends. */
@QuarkusTest
@WithTestResource(Services.class)
class ReportTest {
    private static final String HOSTILE = "=HYPERLINK(1) | <b>x</b>";

    @BeforeEach
    void ready() {
        Requests.awaitReady();
    }

    private static Response report(long id, String format) {
        return given().get(EXPERIMENTS + "/" + id + "/report?format=" + format);
    }

    private static Response export(long id, String format) {
        return given().get(EXPERIMENTS + "/" + id + "/export?format=" + format);
    }

    private static long named() {
        return given().body(Requests.hydrogen(HOSTILE, true))
                .post(EXPERIMENTS)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getLong("id");
    }

    private static long completed() {
        long id = named();
        String token = Rows.claim(id, "1 hour");
        Rows.save(id, token, 1, 3);
        Rows.attach(id, AttachmentName.CIRCUIT_TEXT, "q0: ─X─\n");
        Rows.change("""
                update experiment set status = 'completed', completed_at = started_at + interval '1500 ms',
                    hf_energy = -1.1166843870853405, energy = -1.1372838344885023, best_energy = -1.1372838344885023,
                    result = '{"energy": -1.1372838344885023, "converged": true, "iterations": 3,
                        "properties": {"spin_squared": 0.0, "dipole_moment": {"x": 0.0, "total": 1e-12, "unit": "debye"},
                            "natural_occupations": [1.9745, 0.0255]},
                        "circuit": {"qubits": 4, "depth": 81, "gates": 150, "parameters": 3},
                        "provenance": {"reference": "RHF", "unknown": null}}'
                where id = ?""", id);
        return id;
    }

    private static long cancelled() {
        long id = named();
        String token = Rows.claim(id, "1 hour");
        Rows.save(id, token, 1, 5);
        Rows.attach(id, AttachmentName.CIRCUIT_JSON, AttachmentTest.CIRCUIT);
        given().body("{\"reason\": \"+wrong | basis\"}").patch(EXPERIMENTS + "/" + id + "/cancel");
        return id;
    }

    private static long failed() {
        long id = named();
        Rows.claim(id, "1 hour");
        Rows.change("""
                update experiment set status = 'failed', completed_at = now(), claim = null,
                    error_message = '@The field | did not converge.' where id = ?""", id);
        return id;
    }

    @Test
    void a_completed_experiment_is_reported_whole() {
        String text =
                report(completed(), "json").then().statusCode(200).extract().asString();
        JsonPath report = new JsonPath(text);
        assertThat(report.getString("status")).isEqualTo("completed");
        assertThat(report.getLong("duration")).isEqualTo(1500);
        assertThat(report.getDouble("execution_time")).isEqualTo(1.5);
        assertThat(report.getString("timestamp")).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
        assertThat(report.getString("molecule.formula")).isEqualTo("H2");
        assertThat(report.getInt("molecule.charge")).isZero();
        assertThat(report.getInt("molecule.multiplicity")).isEqualTo(1);
        assertThat(report.getList("molecule.atoms")).hasSize(2);
        for (String key : List.of("method", "ansatz", "mapper", "backend", "optimizer")) {
            assertThat(report.getString("configuration." + key)).as(key).isNotBlank();
        }
        assertThat(text)
                .contains("\"energy\":-1.1372838344885023", "\"hf_energy\":-1.1166843870853405", "\"total\":1.0E-12")
                .contains("\"correlation_energy\":" + (-1.1372838344885023 - -1.1166843870853405));
        assertThat(report.getBoolean("results.convergence.converged")).isTrue();
        assertThat(report.getInt("results.convergence.iterations")).isEqualTo(3);
        assertThat(report.getMap("results")).doesNotContainKeys("converged", "iterations", "circuit");
        assertThat(report.getList("convergence_data")).hasSize(3);
        assertThat(report.getInt("circuit.qubits")).isEqualTo(4);
        assertThat(report.getInt("circuit.depth")).isEqualTo(81);
        assertThat(report.getInt("circuit.gates")).isEqualTo(150);
        assertThat(report.getInt("circuit.parameters")).isEqualTo(3);
        assertThat(report.getString("circuit.diagram")).isEqualTo("q0: ─X─\n");
    }

    @Test
    void a_cancelled_experiment_is_reported_with_what_it_had() {
        String text = report(cancelled(), "json").asString();
        JsonPath report = new JsonPath(text);
        assertThat(report.getString("status")).isEqualTo("cancelled");
        assertThat(text).contains("\"energy\":-1.005,\"best_energy\":-1.005");
        assertThat(report.getBoolean("results.convergence.converged")).isFalse();
        assertThat(report.getInt("results.convergence.iterations")).isEqualTo(5);
        assertThat(report.getList("convergence_data")).hasSize(5);
        assertThat(report.getInt("circuit.qubits")).isEqualTo(4);
        assertThat(report.getInt("circuit.gates")).isEqualTo(3);
        assertThat(report.getInt("circuit.parameters")).isEqualTo(1);
        assertThat(report.getString("error_message")).isEqualTo("Cancelled by user");
        assertThat(report.getString("cancel_reason")).isEqualTo("+wrong | basis");
        assertThat(text).doesNotContain("null");
    }

    @Test
    void a_failed_experiment_is_reported_without_what_it_did_not_have() {
        String text = report(failed(), "json").asString();
        JsonPath report = new JsonPath(text);
        assertThat(report.getString("status")).isEqualTo("failed");
        assertThat(report.getString("error_message")).contains("did not converge");
        assertThat(report.getMap("results")).containsOnlyKeys("properties", "convergence");
        assertThat(report.getList("convergence_data")).isEmpty();
        assertThat(report.getMap("$")).doesNotContainKey("circuit");
        assertThat(text).doesNotContain("null");
    }

    @Test
    void an_experiment_that_never_ran_has_no_duration() {
        long id = Requests.queued();
        Requests.cancel(id);
        assertThat(report(id, "json").jsonPath().getMap("$")).doesNotContainKeys("duration", "execution_time");
        for (String format : List.of("markdown", "csv")) {
            assertThat(report(id, format).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void each_end_is_a_page_of_which_nothing_is_markup_of_a_user() {
        for (long id : List.of(completed(), cancelled(), failed())) {
            Response page = report(id, "markdown");
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.contentType()).startsWith("text/markdown");
            assertThat(page.asString())
                    .startsWith("# Experiment " + id + ": =HYPERLINK(1) \\| &lt;b>x&lt;/b>\n")
                    .contains("## Molecule", "## Method", "## Results", "## Convergence");
        }
        assertThat(report(completed(), "md").asString())
                .contains("## Results\n\n|  |  |\n|---|---|\n| energy | ")
                .contains("| energy | -1.1372838344885023 |", "| properties.dipole_moment.total | 1.0E-12 |")
                .contains("| 4 | 81 | 150 | 3 |", "```text\nq0: ─X─\n```", "| 3 | -1.003 | 0.1 | 3 |");
        assertThat(report(cancelled(), "markdown").asString())
                .contains("| message | Cancelled by user |", "| reason | +wrong \\| basis |", "| 5 | -1.005 |");
        assertThat(report(failed(), "markdown").asString())
                .contains("@The field \\| did not converge.", "No iteration was made.");
    }

    @Test
    void each_end_is_a_table_of_which_nothing_is_a_formula_of_a_user() {
        for (long id : List.of(completed(), cancelled(), failed())) {
            Response table = report(id, "csv");
            assertThat(table.statusCode()).isEqualTo(200);
            assertThat(table.contentType()).startsWith("text/csv");
            assertThat(table.asString())
                    .startsWith("field,value\r\nexperiment_id," + id + "\r\nname,'" + HOSTILE + "\r\nstatus,");
        }
        assertThat(report(completed(), "csv").asString())
                .contains(
                        "results.energy,-1.1372838344885023\r\n",
                        "results.properties.natural_occupations[1],0.0255\r\n")
                .contains("convergence_data[2].energy,-1.003\r\n", "circuit.depth,81\r\n");
        assertThat(report(cancelled(), "csv").asString())
                .contains("cancel_reason,'+wrong | basis\r\n", "convergence_data[4].iteration,5\r\n");
        assertThat(report(failed(), "csv").asString()).contains("error_message,'@The field | did not converge.\r\n");
    }

    /** A run of a method that ended with these results; {@code more} goes into its molecule. */
    private static long ended(String method, String more, String result) {
        long id = given().body("""
                        {"molecule": {"smiles": "[H][H]", "basis": "6-31g"%s}, "execute_immediately": true,
                         "configuration": {"method": "%s"}}""".formatted(more, method))
                .post(EXPERIMENTS)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getLong("id");
        Rows.claim(id, "1 hour");
        Rows.change(
                "update experiment set status = 'completed', completed_at = now(), claim = null, saved_iterations = 1, result = '"
                        + result + "' where id = ?",
                id);
        return id;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HF   | method backend max_iterations conv_threshold",
                "MP2  | method backend",
                "CCSD | method backend max_iterations conv_threshold",
                "FCI  | method backend max_iterations seed n_states",
                "VQE  | method ansatz optimizer mapper backend max_iterations conv_threshold seed"
            })
    void a_report_shows_the_settings_that_its_method_makes_use_of(String method, String settings) {
        List<String> used = List.of(settings.split(" "));
        long id = ended(method, "", "{}");
        Map<String, Object> shown = report(id, "json").jsonPath().getMap("configuration");
        assertThat(shown).containsKeys("method", "ansatz", "mapper", "backend", "optimizer");
        assertThat(shown.entrySet().stream()
                        .filter(entry -> entry.getValue() != null)
                        .map(Map.Entry::getKey))
                .containsExactlyInAnyOrderElementsOf(used);
        String page = report(id, "markdown").asString();
        assertThat(page.substring(page.indexOf("## Method"), page.indexOf("## Results"))
                        .lines()
                        .filter(line -> line.matches("\\| [a-z].*"))
                        .map(line -> line.split(" ")[1]))
                .containsExactlyInAnyOrderElementsOf(used);
        assertThat(report(id, "csv")
                        .asString()
                        .lines()
                        .filter(line -> line.startsWith("configuration."))
                        .map(line -> line.substring("configuration.".length(), line.indexOf(','))))
                .containsExactlyInAnyOrderElementsOf(used);
        assertThat(given().get(EXPERIMENTS + "/" + id).jsonPath().getMap("configuration"))
                .as("the detail keeps its shape")
                .containsKeys("ansatz", "optimizer", "mapper");
    }

    @Test
    void a_method_of_a_later_release_is_reported_as_it_stands() {
        long id = ended("FCI", "", "{}");
        Rows.change("update experiment set configuration = configuration || '{\"method\": \"DMRG\"}' where id = ?", id);
        assertThat(report(id, "json").jsonPath().getMap("configuration"))
                .containsEntry("method", "DMRG")
                .containsEntry("ansatz", "uccsd")
                .containsKey("n_states");
    }

    @Test
    void what_correlates_nothing_shows_no_space() {
        String space = ", \"active_space\": {\"electrons\": 2, \"orbitals\": 2}";
        assertThat(report(ended("HF", space, "{}"), "json").jsonPath().getMap("molecule"))
                .doesNotContainKey("active_space");
        assertThat(report(ended("FCI", space, "{}"), "json").jsonPath().getMap("molecule"))
                .containsKey("active_space");
    }

    @Test
    void states_are_a_table_with_their_excitation_energies() {
        long id = ended("FCI", "", """
                {"energy": -1.1, "states": [{"energy": -1.1, "spin_squared": 0.0, "particle_number": 2.0,
                    "natural_occupations": [1.9, 0.1], "dipole_moment": {"x": 0.0, "total": 0.5}},
                    {"energy": -0.6, "spin_squared": 2.0, "particle_number": 2.0}],
                 "shots": {"most_frequent": [{"bitstring": "0011", "count": 9}, {"bitstring": "1100", "count": 1}]}}""");
        String page = report(id, "markdown").asString();
        assertThat(page)
                .contains(
                        "| state | energy | excitation energy, eV | spin squared | particle number | dipole moment, debye |")
                .contains("| 0 | -1.1 | 0.0 | 0.0 | 2.0 | 0.5 |", "| 1 | -0.6 | 13.605693", " | 2.0 | 2.0 |  |")
                .contains("### shots.most_frequent\n\n| count | bitstring |\n|---|---|\n| 9 | 0011 |\n| 1 | 1100 |\n")
                .doesNotContain("{", "}");
        assertThat(report(id, "json").asString()).contains("\"excitation_energy_ev\":13.605693122994");
        assertThat(report(id, "csv").asString()).contains("results.states[1].excitation_energy_ev,13.605693");
        assertThat(given().get(EXPERIMENTS + "/" + id).jsonPath().getDouble("results.states[0].excitation_energy_ev"))
                .isZero();
    }

    @Test
    void an_experiment_that_has_not_ended_has_no_report() {
        long id = Requests.pending();
        for (String status : List.of("pending", "queued", "running")) {
            if (status.equals("queued")) {
                given().post(EXPERIMENTS + "/" + id + "/run");
            } else if (status.equals("running")) {
                Rows.claim(id, "1 hour");
            }
            for (String format : List.of("json", "markdown", "csv")) {
                Response refusal = report(id, format);
                assertThat(refusal.statusCode()).isEqualTo(409);
                assertThat(refusal.jsonPath().getString("status")).isEqualTo(status);
                assertThat(refusal.jsonPath().getString("detail")).contains("once it has ended");
            }
        }
        assertThat(report(id, "docx").jsonPath().getString("detail")).contains("json, markdown, csv");
    }

    @Test
    void an_experiment_is_exported_as_a_file_whatever_its_status() {
        for (long id : List.of(completed(), cancelled(), failed(), Requests.pending())) {
            Response json = export(id, "json");
            assertThat(json.header("Content-Disposition"))
                    .isEqualTo("attachment; filename=\"experiment-" + id + ".json\"");
            assertThat(json.asString())
                    .isEqualTo(given().get(EXPERIMENTS + "/" + id).asString());
            Response table = export(id, "csv");
            assertThat(table.contentType()).startsWith("text/csv");
            assertThat(table.header("Content-Disposition"))
                    .isEqualTo("attachment; filename=\"experiment-" + id + ".csv\"");
            long points = json.jsonPath().getList("convergence_data").size();
            assertThat(table.asString().lines()).hasSize((int) Math.max(1, points) + 1);
        }
        long id = cancelled();
        assertThat(export(id, "csv").asString())
                .startsWith("experiment_id,name,status,method,basis,hf_energy,best_energy,iteration,energy,residual,"
                        + "evaluations\r\n")
                .contains(id + ",'" + HOSTILE + ",cancelled,VQE,sto-3g,,-1.005,5,-1.005,0.1,5\r\n");
        assertThat(export(id, "xlsx").jsonPath().getString("detail")).contains("json, csv");
    }
}
