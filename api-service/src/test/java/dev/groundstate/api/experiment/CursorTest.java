package dev.groundstate.api.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CursorTest {

    @Test
    void a_cursor_comes_back_as_it_was_given() {
        for (long id : List.of(0L, 1L, 42L, 999_999_999_999_999_999L)) {
            assertThat(Cursor.decode(new Cursor(id).encoded())).contains(new Cursor(id));
        }
    }

    @Test
    void what_is_no_cursor_is_refused() {
        for (String text :
                List.of("", "1", "????", "ZTE6", "ZTE6LTE", "' or 1=1 --", "ZTE6OTk5OTk5OTk5OTk5OTk5OTk5OTk5")) {
            assertThat(Cursor.decode(text)).isEmpty();
        }
    }
}
