package dev.groundstate.model.molecule;

import java.io.Serial;
import java.io.Serializable;
import java.util.List;
import java.util.stream.Collectors;

/** A molecule that does not exist or cannot be computed as asked; the caller is wrong and is told why. */
public final class InvalidMoleculeException extends IllegalArgumentException {

    @Serial
    private static final long serialVersionUID = 1;

    private final Fault[] faults;

    /**
     * One thing that is wrong.
     *
     * @param field path below the molecule, such as {@code smiles} or {@code atoms[2].symbol}
     * @param message a sentence a person can act on
     */
    public record Fault(String field, String message) implements Serializable {}

    /** One thing is wrong. */
    public InvalidMoleculeException(String field, String message) {
        this(List.of(new Fault(field, message)));
    }

    /** Several things are wrong; the message joins their sentences. */
    public InvalidMoleculeException(List<Fault> faults) {
        super(faults.stream().map(Fault::message).collect(Collectors.joining(" ")));
        this.faults = faults.toArray(Fault[]::new);
    }

    /** Returns what is wrong, at least one. */
    public List<Fault> faults() {
        return List.of(faults);
    }
}
