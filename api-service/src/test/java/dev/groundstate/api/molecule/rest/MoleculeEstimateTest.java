package dev.groundstate.api.molecule.rest;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.groundstate.api.testing.Requests;
import dev.groundstate.api.testing.Rows;
import dev.groundstate.api.testing.Services;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Services.class)
class MoleculeEstimateTest {

    @BeforeEach
    void ready() {
        Requests.awaitReady();
    }

    @Test
    void an_active_space_or_a_frozen_core_is_what_the_estimate_is_for() {
        post("/api/v1/molecules/validate", "{\"smiles\": \"N#N\", \"basis\": \"6-31g\", \"frozen_core\": true}")
                .body("estimate.basis_functions", equalTo(18))
                .body("estimate.determinants", equalTo(4368 * 4368));
        post(
                        "/api/v1/molecules/validate",
                        "{\"smiles\": \"N#N\", \"active_space\": {\"electrons\": 6, \"orbitals\": 6}}")
                .body("estimate.basis", equalTo("sto-3g"))
                .body("estimate.determinants", equalTo(400))
                .body("estimate.vqe_fits", equalTo(true));
        post(
                        "/api/v1/molecules/validate",
                        "{\"smiles\": \"N#N\", \"active_space\": {\"electrons\": 16, \"orbitals\": 10}}")
                .body("valid", equalTo(false))
                .body("error", containsString("more than the 14 electrons"));
        post(
                        "/api/v1/molecules/validate",
                        "{\"smiles\": \"N#N\", \"frozen_core\": true, \"active_space\": {\"electrons\": 2, \"orbitals\": 2}}")
                .statusCode(422)
                .body("errors[0].field", equalTo("frozen_core"));
    }

    @Test
    void an_estimate_is_made_for_the_worker_that_create_asks_too() {
        Rows.change("insert into worker values ('small', 'h', '1', 2, 2000000, 1, now(), now())");
        try {
            post("/api/v1/molecules/validate", "{\"smiles\": \"O\", \"basis\": \"6-31g\"}")
                    .body("estimate.worker_bytes", equalTo(2_000_000))
                    .body("estimate.vqe_fits", equalTo(false));
            given().body("{\"molecule\": {\"smiles\": \"O\", \"basis\": \"6-31g\"}}")
                    .post("/api/v1/experiments")
                    .then()
                    .statusCode(422)
                    .body("errors[0].message", containsString("a worker has 2,000,000 bytes"));
        } finally {
            Rows.change("delete from worker where worker_id = 'small'");
        }
    }

    private static ValidatableResponse post(String path, String body) {
        return given().contentType("application/json").body(body).post(path).then();
    }
}
