package dev.groundstate.api.experiment;

import static dev.groundstate.api.testing.Requests.EXPERIMENTS;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.groundstate.api.testing.Requests;
import dev.groundstate.api.testing.Rows;
import dev.groundstate.api.testing.Services;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A Hamiltonian in place of atoms. */
@QuarkusTest
@WithTestResource(Services.class)
class GivenHamiltonianTest {
    private static final String HEAD = "&FCI NORB=2,NELEC=2,MS2=0,\\n &END\\n";

    @BeforeEach
    void ready() {
        Requests.awaitReady();
    }

    private static Response create(String fcidump) {
        return given().body("""
                        {"molecule": {"fcidump": "%s"}, "configuration": {"method": "FCI"}}""".formatted(fcidump)).post(EXPERIMENTS);
    }

    @Test
    void it_lies_beside_the_row_and_every_reader_of_the_row_is_spared_it() {
        long id = create(HEAD + " 0.5 1 1 1 1\\n -1.25 1 1 0 0\\n")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getLong("id");
        JsonPath detail = given().get(EXPERIMENTS + "/" + id).jsonPath();
        assertThat(detail.getMap("molecule_data")).doesNotContainKeys("fcidump", "basis");
        assertThat(detail.getString("molecule_data.geometry_origin")).contains("2 electrons in 2 orbitals");
        assertThat(detail.getString("smiles")).isNull();
        assertThat(Rows.number(
                        "select count(*) from attachment where experiment_id = ? and name = 'input.fcidump'", id))
                .isEqualTo(1);
        Requests.cancel(id);
        given().delete(EXPERIMENTS + "/" + id);
        assertThat(Rows.number("select count(*) from attachment where experiment_id = ?", id))
                .isZero();
    }

    @Test
    void a_large_one_is_taken_whole() {
        Response answer = create(HEAD + " 0.123456789012345678 1 1 1 1\\n".repeat(200_000));
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
    }

    @Test
    void a_line_that_is_wrong_is_told() {
        Response answer = create(HEAD + " 0.5 1 1 1 1\\n 0.5 1 1 1 3\\n");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.jsonPath().getString("errors[0].field")).isEqualTo("molecule.fcidump");
        assertThat(answer.jsonPath().getString("detail")).contains("line 4: expected orbitals from 0 to 2");
    }
}
