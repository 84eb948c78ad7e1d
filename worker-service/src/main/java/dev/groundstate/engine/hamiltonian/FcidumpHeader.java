package dev.groundstate.engine.hamiltonian;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The namelist at the head of an FCIDUMP: {@code &FCI NORB=2,NELEC=2,MS2=0, ORBSYM=1,1, ISYM=1, &END}, over any number of
 * lines; a slash ends it too.
 *
 * @param values what stands after each name, names in capitals
 * @param lines number of lines
 */
record FcidumpHeader(Map<String, List<String>> values, int lines) {

    private static final Pattern START = Pattern.compile("(?i)[&$]FCI\\b");
    private static final Pattern END = Pattern.compile("(?i)[&$]END\\b|/");
    private static final Pattern NAME = Pattern.compile("([A-Za-z]\\w*)\\s*=");

    static FcidumpHeader parse(String text) {
        Matcher start = START.matcher(text);
        if (!start.find() || !text.substring(0, start.start()).isBlank()) {
            throw new IllegalArgumentException("expected an FCIDUMP to start with &FCI, got "
                    + text.lines().findFirst().orElse("nothing"));
        }
        Matcher end = END.matcher(text);
        if (!end.find(start.end())) {
            throw new IllegalArgumentException("expected the head of an FCIDUMP to end with &END or /, got none");
        }
        Map<String, List<String>> values = new TreeMap<>();
        String body = text.substring(start.end(), end.start());
        Matcher name = NAME.matcher(body);
        boolean found = name.find();
        while (found) {
            String key = name.group(1).toUpperCase(Locale.ROOT);
            int from = name.end();
            found = name.find();
            String list = body.substring(from, found ? name.start() : body.length());
            values.put(key, List.of(list.replaceAll("[,\\s]+", " ").strip().split(" ")));
        }
        FcidumpHeader header = new FcidumpHeader(
                values, Math.toIntExact(text.substring(0, end.end()).lines().count()));
        header.refuseTwoSetsOfOrbitals();
        return header;
    }

    private void refuseTwoSetsOfOrbitals() {
        for (String key : List.of("UHF", "IUHF")) {
            String value = values.getOrDefault(key, List.of("0")).getFirst();
            if (value.matches("(?i)\\.?t(rue)?\\.?|[1-9]\\d*")) {
                throw new IllegalArgumentException(
                        "expected an FCIDUMP with the same orbitals for both spins, got " + key + "=" + value);
            }
        }
    }

    int number(String key) {
        if (!values.containsKey(key)) {
            throw new IllegalArgumentException("expected " + key + " at the head of an FCIDUMP, got "
                    + (values.isEmpty() ? "nothing" : String.join(", ", values.keySet())));
        }
        return number(key, 0);
    }

    int number(String key, int otherwise) {
        return values.containsKey(key) ? number(key, values.get(key).getFirst()) : otherwise;
    }

    int positive(String key, int most) {
        int number = number(key);
        if (number < 1 || number > most) {
            throw new IllegalArgumentException("expected " + key + " from 1 to " + most + ", got " + number);
        }
        return number;
    }

    /** Returns a list of numbers, {@code 3*1} being 1 three times; as many ones where there is none. */
    List<Integer> numbers(String key, int count) {
        if (!values.containsKey(key)) {
            return Collections.nCopies(count, 1);
        }
        List<Integer> numbers = new ArrayList<>();
        for (String value : values.get(key)) {
            int star = value.indexOf('*');
            int times = star < 0 ? 1 : Math.min(count + 1, number(key, value.substring(0, star)));
            for (int k = 0; k < times; k++) {
                numbers.add(number(key, value.substring(star + 1)));
            }
        }
        if (numbers.size() != count) {
            throw new IllegalArgumentException(
                    "expected " + count + " numbers after " + key + ", got " + numbers.size());
        }
        return numbers;
    }

    private static int number(String key, String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("expected " + key + " to be a whole number, got " + value, e);
        }
    }
}
