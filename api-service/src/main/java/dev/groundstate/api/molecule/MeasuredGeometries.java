package dev.groundstate.api.molecule;

import dev.groundstate.model.molecule.ChemicalElement;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Measured structures of molecules of two and three atoms, ångström and degrees; the resources name their sources.
 * Immutable.
 */
final class MeasuredGeometries {

    private final Map<List<ChemicalElement>, Map<Integer, Double>> diatomics = new HashMap<>();
    private final Map<List<ChemicalElement>, Map<Integer, Triatomic>> triatomics = new HashMap<>();

    /**
     * Two bonds from one centre.
     *
     * @param firstLengthAngstrom between the first end and the centre
     * @param secondLengthAngstrom between the second end and the centre
     * @param angleDegrees between both
     */
    record Triatomic(double firstLengthAngstrom, double secondLengthAngstrom, double angleDegrees) {
        Triatomic reversed() {
            return new Triatomic(secondLengthAngstrom, firstLengthAngstrom, angleDegrees);
        }
    }

    /** Reads the tables. */
    MeasuredGeometries() {
        for (List<String> row : rows("diatomic-bond-lengths.txt")) {
            ChemicalElement first = ChemicalElement.valueOf(row.get(0));
            ChemicalElement second = ChemicalElement.valueOf(row.get(1));
            int charge = Integer.parseInt(row.get(2));
            double length = Double.parseDouble(row.get(3));
            put(diatomics, List.of(first, second), charge, length);
            put(diatomics, List.of(second, first), charge, length);
        }
        for (List<String> row : rows("triatomic-geometries.txt")) {
            ChemicalElement first = ChemicalElement.valueOf(row.get(0));
            ChemicalElement centre = ChemicalElement.valueOf(row.get(1));
            ChemicalElement second = ChemicalElement.valueOf(row.get(2));
            int charge = Integer.parseInt(row.get(3));
            Triatomic geometry = new Triatomic(
                    Double.parseDouble(row.get(4)), Double.parseDouble(row.get(5)), Double.parseDouble(row.get(6)));
            put(triatomics, List.of(first, centre, second), charge, geometry);
            put(triatomics, List.of(second, centre, first), charge, geometry.reversed());
        }
    }

    /** Returns the bond length of two elements with a total charge, in either order. */
    OptionalDouble bondLengthAngstrom(ChemicalElement first, ChemicalElement second, int charge) {
        Double length = diatomics.getOrDefault(List.of(first, second), Map.of()).get(charge);
        return length == null ? OptionalDouble.empty() : OptionalDouble.of(length);
    }

    /** Returns the structure of two elements bound to a third, from either end. */
    Optional<Triatomic> triatomic(ChemicalElement first, ChemicalElement centre, ChemicalElement second, int charge) {
        return Optional.ofNullable(triatomics
                .getOrDefault(List.of(first, centre, second), Map.of())
                .get(charge));
    }

    private static <V> void put(
            Map<List<ChemicalElement>, Map<Integer, V>> table, List<ChemicalElement> elements, int charge, V value) {
        V before = table.computeIfAbsent(elements, unseen -> new HashMap<>()).put(charge, value);
        if (before != null && !before.equals(value)) {
            throw new IllegalStateException(
                    "expected one row of " + elements + " with charge " + charge + ", got " + before + " and " + value);
        }
    }

    private static List<List<String>> rows(String resourceName) {
        try (InputStream resource = Objects.requireNonNull(MeasuredGeometries.class.getResourceAsStream(resourceName));
                BufferedReader lines = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> List.of(line.trim().split(" +")))
                    .toList();
        } catch (IOException cause) {
            throw new UncheckedIOException("expected a readable " + resourceName, cause);
        }
    }
}
