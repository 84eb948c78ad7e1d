package dev.groundstate.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundstate.model.schema.SqlState;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SqlStateTest {

    @Test
    void an_absent_or_changing_database_is_asked_again() {
        for (String code :
                Arrays.asList("08006", "25006", "28P01", "3D000", "40P01", "42P01", "57P01", "57014", null, "")) {
            assertThat(SqlState.saysNotNow(code)).as(code).isTrue();
        }
    }

    @Test
    void a_statement_that_is_wrong_is_not_tried_again() {
        for (String code : List.of("23505", "22P02", "42601", "42804")) {
            assertThat(SqlState.saysNotNow(code)).as(code).isFalse();
        }
    }
}
