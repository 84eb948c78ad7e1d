package dev.groundstate.api.report.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class CsvTableTest {

    private static String line(Object value) {
        CsvTable table = new CsvTable("h");
        table.add(value);
        return table.text().substring("h\r\n".length());
    }

    @Test
    void numbers_have_all_their_digits_and_their_sign() {
        assertThat(line(-1.1372838344885023)).isEqualTo("-1.1372838344885023\r\n");
        assertThat(line(1e-12)).isEqualTo("1.0E-12\r\n");
        assertThat(line(-7)).isEqualTo("-7\r\n");
        assertThat(line(true)).isEqualTo("true\r\n");
    }

    @Test
    void what_separates_cells_and_lines_stands_in_quotes() {
        assertThat(line("a,b")).isEqualTo("\"a,b\"\r\n");
        assertThat(line("say \"no\"")).isEqualTo("\"say \"\"no\"\"\"\r\n");
        assertThat(line("two\nlines")).isEqualTo("\"two\nlines\"\r\n");
        assertThat(line("Übergang 水")).isEqualTo("Übergang 水\r\n");
        assertThat(line("")).isEqualTo("\r\n");
    }

    @Test
    void a_text_is_no_formula() {
        assertThat(line("=cmd|' /C calc'!A0")).isEqualTo("'=cmd|' /C calc'!A0\r\n");
        assertThat(line("@SUM(1,2)")).isEqualTo("\"'@SUM(1,2)\"\r\n");
        for (String begin : new String[] {"+", "-", "\t"}) {
            assertThat(line(begin + "1")).isEqualTo("'" + begin + "1\r\n");
        }
        assertThat(line("\r=1")).isEqualTo("\"'\r=1\"\r\n");
    }

    @Test
    void a_line_has_as_many_cells_as_the_head() {
        CsvTable table = new CsvTable("a", "b");
        table.add(1, null);
        assertThat(table.text()).isEqualTo("a,b\r\n1,\r\n");
        assertThatIllegalArgumentException().isThrownBy(() -> table.add(1));
    }
}
