package dev.groundstate.api.request;

import java.util.List;

/** Names in a sentence. */
public final class Listing {
    private Listing() {}

    /** Returns the names of which one is to be chosen: {@code a, b or c}. */
    public static String or(List<String> names) {
        return joined(names, " or ");
    }

    /** Returns the names that belong together: {@code a, b and c}. */
    public static String and(List<String> names) {
        return joined(names, " and ");
    }

    private static String joined(List<String> names, String last) {
        int most = names.size() - 1;
        return most < 1 ? String.join("", names) : String.join(", ", names.subList(0, most)) + last + names.get(most);
    }
}
