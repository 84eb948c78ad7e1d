package dev.groundstate.api.report.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            value = {
                "a|b                       → a\\|b",
                "<script>alert(1)</script> → &lt;script>alert(1)&lt;/script>",
                "[x](javascript:1)         → [x\\](javascript:1)",
                "![x](http://a.b/c)        → ![x\\](http\\://a.b/c)",
                "# head * item             → \\# head * item",
                "ends #                    → ends \\#",
                "`code` **bold** &amp;     → \\`code\\` \\*\\*bold** \\&amp;",
                "_a_ ~~b~~                 → \\_a\\_ \\~\\~b\\~\\~",
                "a\\*b                      → a\\\\\\*b",
                "www.example.org           → www\\.example.org"
            })
    void what_a_user_wrote_is_no_markup(String text, String escaped) {
        assertThat(MarkdownText.escaped(text)).isEqualTo(escaped);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1.1372838344885023",
                "1.0E-12",
                "L-BFGS-B",
                "hf_energy",
                "properties.dipole_moment.total",
                "2026-11-30T18:01:02.5Z",
                "6-31g*",
                "6-31g**",
                "N#N",
                "[H][H]",
                "C(=O)O",
                "N[C@@H]C",
                "Measured bond length 0.741 Å (Huber and Herzberg 1979, NIST Chemistry WebBook).",
                "Expected: more & less",
                "Übergang 水"
            })
    void what_begins_no_markup_stands_as_it_is(String text) {
        assertThat(MarkdownText.escaped(text)).isEqualTo(text);
    }

    @Test
    void lines_become_one() {
        assertThat(MarkdownText.escaped(" a\n\n b\t")).isEqualTo("a b");
        assertThat(MarkdownText.escaped(null)).isEmpty();
    }
}
