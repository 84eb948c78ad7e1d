package dev.groundstate.local.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The tables of configuration keys in docs/operations.md. */
public final class OperationsDocument {

    private static final Pattern ROW =
            Pattern.compile("^\\| `(groundstate\\.[a-z.-]+)` \\|([^|]*)\\|", Pattern.MULTILINE);
    private static final Pattern LITERAL = Pattern.compile("`([^`]*)`");

    private OperationsDocument() {}

    /**
     * The keys in the tables under these headings, each with the values shown as its default, for a test that runs in the
     * folder of a module. A default told in words has none.
     */
    public static Map<String, Set<String>> defaultsUnder(String... headings) throws IOException {
        String text = Files.readString(Path.of("../docs/operations.md"));
        Map<String, Set<String>> defaults = new TreeMap<>();
        for (String heading : headings) {
            int start = text.indexOf("## " + heading + "\n");
            Matcher row = ROW.matcher(text.substring(start, text.indexOf("\n## ", start + 1)));
            while (row.find()) {
                defaults.put(
                        row.group(1),
                        LITERAL.matcher(row.group(2))
                                .results()
                                .map(literal -> literal.group(1))
                                .collect(Collectors.toSet()));
            }
        }
        return defaults;
    }
}
