package dev.groundstate.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ConditionalAnswerTest {

    private static String tag(String body) {
        return ConditionalAnswer.tag(body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void the_same_body_has_the_same_tag_and_another_body_another() {
        assertThat(tag("{}")).isEqualTo(tag("{}")).isNotEqualTo(tag("{ }")).startsWith("W/\"");
    }

    @Test
    void a_tag_matches_itself_in_a_list_and_without_its_weakness() {
        String tag = tag("{}");
        assertThat(ConditionalAnswer.matches(tag, tag)).isTrue();
        assertThat(ConditionalAnswer.matches("\"x\", " + tag, tag)).isTrue();
        assertThat(ConditionalAnswer.matches(tag.substring(2), tag)).isTrue();
        assertThat(ConditionalAnswer.matches("*", tag)).isTrue();
        assertThat(ConditionalAnswer.matches("\"x\"", tag)).isFalse();
        assertThat(ConditionalAnswer.matches(null, tag)).isFalse();
        assertThat(ConditionalAnswer.matches("", tag)).isFalse();
    }
}
