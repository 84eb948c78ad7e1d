package dev.groundstate.api.report.rest;

import org.jspecify.annotations.Nullable;

/**
 * A text in one line of Markdown (CommonMark with GitHub's extensions), a cell of a table or a heading, that reads as it was
 * written and is never markup. What cannot begin markup where it stands is left as it is, such as the line below of {@code
 * hf_energy} or the colons of a time. Readers that make a link of every mail address do so of an escaped one too.
 */
final class MarkdownText {
    private static final String ALWAYS = "`|~$";
    private static final String PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

    private final String text;

    private MarkdownText(String text) {
        this.text = text;
    }

    /** Returns the text with escapes, its white space as single blanks. */
    static String escaped(@Nullable String text) {
        return text == null ? "" : new MarkdownText(text.replaceAll("\\s+", " ").strip()).escaped();
    }

    private String escaped() {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '<') {
                escaped.append("&lt;");
            } else {
                escaped.append(isMarkup(i) ? "\\" : "").append(c);
            }
        }
        return escaped.toString();
    }

    private boolean isMarkup(int i) {
        char before = at(i - 1);
        char after = at(i + 1);
        return switch (text.charAt(i)) {
            case '\\' -> PUNCTUATION.indexOf(after) >= 0;
            case '*' -> !endsRun(i);
            case '_' -> !(Character.isLetterOrDigit(before) && Character.isLetterOrDigit(after));
            case ']' -> after == '(';
            case '[' -> after == '^';
            case '#' -> before == ' ';
            case '&' -> Character.isLetter(after) || after == '#';
            case ':' -> after == '/' || Character.isLetter(after);
            case '.' -> before == 'w' || before == 'W';
            default -> ALWAYS.indexOf(text.charAt(i)) >= 0;
        };
    }

    /** Asterisks before a blank may end emphasis, which nothing begins. */
    private boolean endsRun(int i) {
        int end = i;
        while (at(end) == '*') {
            end++;
        }
        return at(end) == ' ';
    }

    /** A blank stands before and behind every text. */
    private char at(int i) {
        return i < 0 || i >= text.length() ? ' ' : text.charAt(i);
    }
}
