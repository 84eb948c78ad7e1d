package dev.groundstate.local.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tables of configuration keys in docs/operations.md. */
public final class OperationsDocument {

    private static final Pattern ROW = Pattern.compile("^\\| `(groundstate\\.[a-z.-]+)` \\|", Pattern.MULTILINE);

    private OperationsDocument() {}

    /** The keys in the tables under these headings, for a test that runs in the folder of a module. */
    public static Set<String> keysUnder(String... headings) throws IOException {
        String text = Files.readString(Path.of("../docs/operations.md"));
        Set<String> keys = new TreeSet<>();
        for (String heading : headings) {
            int start = text.indexOf("## " + heading + "\n");
            Matcher row = ROW.matcher(text.substring(start, text.indexOf("\n## ", start + 1)));
            while (row.find()) {
                keys.add(row.group(1));
            }
        }
        return keys;
    }
}
