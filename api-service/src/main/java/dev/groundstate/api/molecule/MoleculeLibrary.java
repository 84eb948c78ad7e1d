package dev.groundstate.api.molecule;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The example molecules. Immutable. */
@ApplicationScoped
public class MoleculeLibrary {

    private static final String RESOURCE = "library.json";

    private final List<LibraryMolecule> molecules;

    /** Reads the examples. */
    public MoleculeLibrary() {
        try (InputStream resource = Objects.requireNonNull(MoleculeLibrary.class.getResourceAsStream(RESOURCE))) {
            molecules =
                    List.copyOf(new ObjectMapper().readValue(resource, new TypeReference<List<LibraryMolecule>>() {}));
        } catch (IOException cause) {
            throw new UncheckedIOException("expected a readable " + RESOURCE, cause);
        }
    }

    /** Returns all examples. */
    public List<LibraryMolecule> all() {
        return molecules;
    }

    /** Returns the examples of a category; none when it is unknown. */
    public List<LibraryMolecule> ofCategory(String category) {
        return molecules.stream()
                .filter(molecule -> molecule.category().equalsIgnoreCase(category))
                .toList();
    }

    /** Returns the example of an id. */
    public Optional<LibraryMolecule> find(String id) {
        return molecules.stream().filter(molecule -> molecule.id().equals(id)).findFirst();
    }

    /** Returns the categories in the order of their first example. */
    public List<String> categories() {
        return molecules.stream().map(LibraryMolecule::category).distinct().toList();
    }
}
