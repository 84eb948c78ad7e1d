package dev.groundstate.api.report.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReportPageTest {

    @Test
    void what_a_user_wrote_is_no_markup() {
        assertThat(ReportPage.escaped("a|b")).isEqualTo("a\\|b");
        assertThat(ReportPage.escaped("<script>alert(1)</script>")).doesNotContain("<");
        assertThat(ReportPage.escaped("[x](javascript:1)")).isEqualTo("\\[x\\](javascript\\:1)");
        assertThat(ReportPage.escaped("# head\n\n* item")).isEqualTo("\\# head \\* item");
        assertThat(ReportPage.escaped("`code` **bold** &amp;")).isEqualTo("\\`code\\` \\*\\*bold\\*\\* \\&amp;");
        assertThat(ReportPage.escaped("Übergang 水")).isEqualTo("Übergang 水");
    }

    @Test
    void a_number_stands_as_it_is() {
        assertThat(ReportPage.escaped("-1.1372838344885023")).isEqualTo("-1.1372838344885023");
        assertThat(ReportPage.escaped("1.0E-12")).isEqualTo("1.0E-12");
        assertThat(ReportPage.escaped("L-BFGS-B")).isEqualTo("L-BFGS-B");
    }
}
