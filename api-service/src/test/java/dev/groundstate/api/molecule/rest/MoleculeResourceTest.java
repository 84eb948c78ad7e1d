package dev.groundstate.api.molecule.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.groundstate.api.testing.Services;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.JsonConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.path.json.config.JsonPathConfig.NumberReturnType;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(Services.class)
class MoleculeResourceTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/molecules/validate",
                "/api/v1/molecules/validate/",
                "/api/v1/molecules/validate/smiles",
                "/api/v1/molecules/validate/smiles/"
            })
    void a_smiles_is_answered_with_its_geometry(String path) {
        post(path, "{\"smiles\": \"O\"}")
                .statusCode(200)
                .body("valid", equalTo(true))
                .body("smiles", equalTo("O"))
                .body("formula", equalTo("H2O"))
                .body("electrons", equalTo(10))
                .body("charge", equalTo(0))
                .body("multiplicity", equalTo(1))
                .body("geometry.atoms.symbol", equalTo(List.of("O", "H", "H")))
                .body("geometry.origin", containsString("MMFF94s+"))
                .body("error", nullValue())
                .body("$", not(hasKey("estimate")));
    }

    @Test
    void json_is_read_whatever_the_content_type_says() {
        given().contentType("application/x-www-form-urlencoded")
                .body("{\"smiles\": \"[H][H]\"}")
                .post("/api/v1/molecules/validate")
                .then()
                .statusCode(200)
                .body("geometry.atoms[1].z", equalTo(0.741f));
    }

    @Test
    void a_basis_set_adds_what_it_costs() {
        post("/api/v1/molecules/validate", "{\"smiles\": \"O\", \"basis\": \"6-31G\"}")
                .statusCode(200)
                .body("estimate.basis", equalTo("6-31g"))
                .body("estimate.basis_functions", equalTo(13))
                .body("estimate.determinants", equalTo(1287 * 1287))
                .body("estimate.hf_fits", equalTo(true))
                .body("estimate.vqe_fits", equalTo(true))
                .body("estimate.vqe_bytes", notNullValue())
                .body("estimate", not(hasKey("largest_active_space")));
        post("/api/v1/molecules/validate", "{\"smiles\": \"c1ccccc1\", \"basis\": \"6-31g\"}")
                .statusCode(200)
                .body("estimate.basis_functions", equalTo(66))
                .body("estimate.vqe_fits", equalTo(false))
                .body("estimate", not(hasKey("determinants")))
                .body("estimate.largest_active_space.electrons", greaterThanOrEqualTo(6));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "C(",
                "not a smiles",
                "[Xx]",
                "C1CC",
                "C*",
                "O.O",
                "'; drop table experiment; --",
                "${jndi:ldap://example.org/a}",
                "\u00e9\u4e2d\ud83d\ude00",
                "\\u0000",
                "\\ud800",
                "C(C)(C)(C)(C)C",
                "[C+99][C+99]"
            })
    void what_is_no_molecule_is_answered_with_a_sentence(String smiles) {
        post("/api/v1/molecules/validate", "{\"smiles\": \"" + smiles + "\"}")
                .statusCode(200)
                .body("valid", equalTo(false))
                .body("error", notNullValue())
                .body("$", hasKey("geometry"))
                .body("geometry", nullValue())
                .body("formula", nullValue())
                .body("electrons", nullValue());
    }

    @Test
    void a_neutral_smiles_may_be_charged() {
        post("/api/v1/molecules/validate", "{\"smiles\": \"O\", \"charge\": 1, \"basis\": \"sto-3g\"}")
                .statusCode(200)
                .body("valid", equalTo(true))
                .body("charge", equalTo(1))
                .body("electrons", equalTo(9))
                .body("multiplicity", equalTo(2));
    }

    @Test
    void a_huge_smiles_is_not_read_and_not_repeated() {
        String answer = post("/api/v1/molecules/validate", "{\"smiles\": \"" + "C".repeat(100_000) + "\"}")
                .statusCode(200)
                .body("valid", equalTo(false))
                .body("error", containsString("at most 500"))
                .extract()
                .asString();

        assertThat(answer).hasSizeLessThan(1000);
    }

    @Test
    void given_atoms_are_judged_too_and_the_extra_keys_of_editors_are_passed_over() {
        post("/api/v1/molecules/validate", """
                        {"atoms": [
                          {"element": "h", "x": 0, "y": 0, "z": 0, "id": 1, "color": "#fff", "atomicNumber": 1},
                          {"symbol": "LI", "x": 0, "y": 0, "z": 1.6, "massNumber": 7}],
                         "basis": "sto-3g"}
                        """)
                .statusCode(200)
                .body("valid", equalTo(true))
                .body("smiles", nullValue())
                .body("formula", equalTo("HLi"))
                .body("geometry.atoms.symbol", equalTo(List.of("H", "Li")))
                .body("estimate.basis_functions", equalTo(6));
    }

    @Test
    void a_text_in_the_xyz_format_is_judged_as_it_is_computed() {
        String water =
                "{\"xyz\": \"3\\nwater\\nO 0 0 0.1178\\nH 0 0.7555 -0.4712\\nH 0 -0.7555 -0.4712\", \"basis\": \"6-31g\"";
        post("/api/v1/molecules/validate", water + ", \"natural_orbitals\": true}")
                .statusCode(200)
                .body("valid", equalTo(true))
                .body("formula", equalTo("H2O"))
                .body("geometry.atoms", hasSize(3))
                .body("estimate.basis_functions", equalTo(13));
        post("/api/v1/molecules/validate", water + ", \"charge\": 1, \"natural_orbitals\": true}")
                .statusCode(200)
                .body("valid", equalTo(false))
                .body("error", containsString("closed shells"));
        post("/api/v1/molecules/validate", "{\"xyz\": \"2\\nhelium\\nHe 0 0 0\"}")
                .statusCode(200)
                .body("valid", equalTo(false))
                .body("error", containsString("Expected 2 lines of atoms"));
        post("/api/v1/molecules/validate", "{\"xyz\": \"1\\n\\nHe 0 0 0\", \"smiles\": \"O\"}")
                .statusCode(422);
    }

    @Test
    void six_d_functions_cost_more_than_five() {
        String argon = "{\"smiles\": \"[Ar]\", \"basis\": \"cc-pvdz\"";
        post("/api/v1/molecules/validate", argon + "}").body("estimate.basis_functions", equalTo(18));
        post("/api/v1/molecules/validate", argon + ", \"cartesian\": true}")
                .statusCode(200)
                .body("estimate.basis_functions", equalTo(19));
    }

    @Test
    void a_hamiltonian_is_judged_line_by_line() {
        String head = "{\"fcidump\": \"&FCI NORB=4,NELEC=2,MS2=0,\\n &END\\n 0.5 1 1 1 1\\n -1.25 1 1 0 ";
        post("/api/v1/molecules/validate", head + "0\\n\"}")
                .statusCode(200)
                .body("valid", equalTo(true))
                .body("formula", nullValue())
                .body("electrons", equalTo(2))
                .body("multiplicity", equalTo(1))
                .body("geometry.atoms", hasSize(0))
                .body("estimate.determinants", equalTo(16))
                .body("estimate.vqe_fits", equalTo(true))
                .body("estimate", not(hasKey("hf_bytes")));
        post("/api/v1/molecules/validate", head + "5\\n\"}")
                .statusCode(200)
                .body("valid", equalTo(false))
                .body("error", containsString("orbitals from 0 to 4"));
        post("/api/v1/molecules/validate", head + "0\\n\", \"basis\": \"sto-3g\"}")
                .statusCode(422)
                .body("errors[0].field", equalTo("basis"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"atoms\": [{\"symbol\": \"Xx\", \"x\": 0, \"y\": 0, \"z\": 0}]}",
                "{\"atoms\": [{\"symbol\": \"H\", \"x\": 0, \"y\": 0, \"z\": 1e9}]}",
                "{\"atoms\": [{\"symbol\": \"H\", \"x\": 0, \"y\": 0, \"z\": 0}, {\"symbol\": \"H\", \"x\": 0, \"y\": 0, \"z\": 0}]}",
                "{\"atoms\": [{\"symbol\": \"H\", \"x\": 0, \"y\": 0, \"z\": 0}], \"charge\": 1}",
                "{\"smiles\": \"[NH4+]\", \"charge\": 0}",
                "{\"smiles\": \"O\", \"charge\": 10}",
                "{\"smiles\": \"O\", \"multiplicity\": 2, \"basis\": \"sto-3g\"}",
                "{\"smiles\": \"O\", \"multiplicity\": 2}",
                "{\"smiles\": \"[K+]\", \"basis\": \"cc-pvdz\"}"
            })
    void what_cannot_be_computed_is_answered_with_a_sentence(String body) {
        post("/api/v1/molecules/validate", body)
                .statusCode(200)
                .body("valid", equalTo(false))
                .body("error", notNullValue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"smiles\": 5}",
                "{\"smile\": \"O\"}",
                "{\"smiles\": \"O\", \"basis\": \"sto-9g\"}",
                "{\"smiles\": \"O\", \"charge\": 1e30}",
                "{\"smiles\": \"O\", \"atoms\": [{\"symbol\": \"H\", \"x\": 0, \"y\": 0, \"z\": 0}]}",
                "{\"atoms\": [{\"symbol\": \"H\", \"x\": \"NaN\", \"y\": 0, \"z\": 0}]}",
                "{\"atoms\": [{\"symbol\": \"H\", \"x\": 0, \"y\": 0}]}",
                "{\"atoms\": [5]}",
                "[]"
            })
    void what_is_no_request_is_refused_with_the_field(String body) {
        post("/api/v1/molecules/validate", body)
                .statusCode(422)
                .body("detail", notNullValue())
                .body("errors.message", everyItem(notNullValue()));
    }

    @Test
    void what_is_no_json_is_refused() {
        post("/api/v1/molecules/validate", "{\"smiles\": \"O\"").statusCode(400);
        post("/api/v1/molecules/validate", "").statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/molecules/library", "/api/v1/molecules/library/"})
    void the_library_lists_its_examples(String path) {
        get(path)
                .statusCode(200)
                .body("total", greaterThanOrEqualTo(20))
                .body("molecules.id", hasItems("hydrogen", "water", "benzene"))
                .body("molecules[0].recommended_basis", equalTo("sto-3g"))
                .body("molecules[0].electrons", equalTo(2));
    }

    @Test
    void the_library_is_filtered_by_category() {
        get("/api/v1/molecules/library?category=conjugated")
                .statusCode(200)
                .body("molecules.category", everyItem(equalTo("conjugated")));
        get("/api/v1/molecules/library?category=noble")
                .statusCode(422)
                .body("errors[0].field", equalTo("category"))
                .body("errors[0].message", containsString("diatomic"));
        get("/api/v1/molecules/library?kategory=ion").statusCode(422).body("detail", containsString("category"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/molecules/library/categories", "/api/v1/molecules/library/categories/"})
    void the_library_lists_its_categories(String path) {
        get(path)
                .statusCode(200)
                .body("categories", hasItems("diatomic", "ion"))
                .body("total", equalTo(5));
    }

    @Test
    void an_example_is_found_by_its_id() {
        get("/api/v1/molecules/library/water").statusCode(200).body("smiles", equalTo("O"));
        get("/api/v1/molecules/library/watre")
                .statusCode(404)
                .body("detail", equalTo("There is no such molecule in the library. Did you mean 'water'?"));
    }

    @Test
    void a_smiles_is_drawn_in_the_colour_of_the_text_around_it() {
        String svg = given().queryParam("smiles", "C[C@H](N)C(=O)O")
                .get("/api/v1/molecules/depiction")
                .then()
                .statusCode(200)
                .contentType("image/svg+xml")
                .header("Cache-Control", containsString("max-age"))
                .extract()
                .asString();

        assertThat(svg).startsWith("<svg").contains("<line", "currentColor").doesNotContain("black", "rgb(0,0,0)");
        assertThat(given().queryParam("smiles", "C[C@H](N)C(=O)O")
                        .get("/api/v1/molecules/depiction/")
                        .asString())
                .isEqualTo(svg);
    }

    @Test
    void what_cannot_be_drawn_is_refused_with_a_sentence() {
        given().queryParam("smiles", "C(")
                .get("/api/v1/molecules/depiction")
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("smiles"))
                .body("detail", containsString("too early"));
        get("/api/v1/molecules/depiction").statusCode(422);
        get("/api/v1/molecules/depiction?smile=O").statusCode(422);
    }

    @Test
    void numbers_arrive_with_all_their_digits() {
        given().config(RestAssuredConfig.config()
                        .jsonConfig(JsonConfig.jsonConfig().numberReturnType(NumberReturnType.DOUBLE)))
                .contentType("application/json")
                .body("{\"smiles\": \"[BeH2]\"}")
                .post("/api/v1/molecules/validate")
                .then()
                .body("geometry.atoms[1].z", closeTo(1.326, 1e-12));
    }

    private static ValidatableResponse post(String path, String body) {
        return given().contentType("application/json").body(body).post(path).then();
    }

    private static ValidatableResponse get(String path) {
        return given().get(path).then();
    }
}
