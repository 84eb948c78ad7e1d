package dev.groundstate.engine.symmetry;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A group whose operations turn no coordinate into another: D2h and its subgroups, in the frame that Mulliken's conventions ask
 * for.
 *
 * <p>Mulliken, J. Chem. Phys. 23, 1997 (1955): z is the axis of a group with one axis and the normal of Cs. By rising number of
 * operations, then by preference.
 */
public enum AbelianGroup {
    /** No symmetry. */
    C1("C1", List.of(Reflections.IDENTITY)),
    /** A mirror plane. */
    CS("Cs", List.of(Reflections.IDENTITY, Reflections.Z)),
    /** A centre of inversion. */
    CI("Ci", List.of(Reflections.IDENTITY, Reflections.XYZ)),
    /** A twofold axis. */
    C2("C2", List.of(Reflections.IDENTITY, Reflections.XY)),
    /** A twofold axis, a mirror plane across it and a centre of inversion. */
    C2H("C2h", List.of(Reflections.IDENTITY, Reflections.XY, Reflections.XYZ, Reflections.Z)),
    /** A twofold axis in two mirror planes. */
    C2V("C2v", List.of(Reflections.IDENTITY, Reflections.XY, Reflections.Y, Reflections.X)),
    /** Three twofold axes. */
    D2("D2", List.of(Reflections.IDENTITY, Reflections.XY, Reflections.XZ, Reflections.YZ)),
    /** Three twofold axes, three mirror planes and a centre of inversion. */
    D2H(
            "D2h",
            List.of(
                    Reflections.IDENTITY,
                    Reflections.XY,
                    Reflections.XZ,
                    Reflections.YZ,
                    Reflections.XYZ,
                    Reflections.Z,
                    Reflections.Y,
                    Reflections.X));

    private final String symbol;
    private final List<Reflections> operations;

    AbelianGroup(String symbol, List<Reflections> operations) {
        this.symbol = symbol;
        this.operations = operations;
    }

    /** Returns the symbol of Schoenflies. */
    public String symbol() {
        return symbol;
    }

    /** Returns the operations, the identity first. */
    public List<Reflections> operations() {
        return operations;
    }

    /** Returns the group of some operations in a frame that has their axis as z; null when they are none. */
    static @Nullable AbelianGroup of(Set<Reflections> operations) {
        for (AbelianGroup group : values()) {
            if (operations.equals(Set.copyOf(group.operations))) {
                return group;
            }
        }
        return null;
    }

    /**
     * Returns the irreducible representation in which the operations have some characters.
     *
     * @param even whether the character of an operation of this group is 1, and not -1
     */
    String irreducible(Predicate<Reflections> even) {
        return switch (this) {
            case C1 -> "A";
            case CS -> even.test(Reflections.Z) ? "A'" : "A''";
            case CI -> even.test(Reflections.XYZ) ? "Ag" : "Au";
            case C2 -> even.test(Reflections.XY) ? "A" : "B";
            case C2V -> {
                boolean onY = even.test(Reflections.Y);
                yield even.test(Reflections.XY) ? onY ? "A1" : "A2" : onY ? "B1" : "B2";
            }
            case C2H -> (even.test(Reflections.XY) ? "A" : "B") + (even.test(Reflections.XYZ) ? "g" : "u");
            case D2 -> axis(even, "A");
            case D2H -> axis(even, "A") + (even.test(Reflections.XYZ) ? "g" : "u");
        };
    }

    /**
     * Returns the number of an irreducible representation as MOLPRO counts them, from 1: those less one of a product are the
     * exclusive or of those of its factors.
     *
     * @param irreducible one of this group
     */
    public int number(String irreducible) {
        int index = (switch (this) {
                    case C1 -> List.of("A");
                    case CS -> List.of("A'", "A''");
                    case CI -> List.of("Ag", "Au");
                    case C2 -> List.of("A", "B");
                    case C2V -> List.of("A1", "B1", "B2", "A2");
                    case C2H -> List.of("Ag", "Au", "Bu", "Bg");
                    case D2 -> List.of("A", "B3", "B2", "B1");
                    case D2H -> List.of("Ag", "B3u", "B2u", "B1g", "B1u", "B2g", "B3g", "Au");
                })
                .indexOf(irreducible);
        if (index < 0) {
            throw new IllegalArgumentException(
                    "expected an irreducible representation of " + symbol + ", got " + irreducible);
        }
        return index + 1;
    }

    private static String axis(Predicate<Reflections> even, String symmetric) {
        if (even.test(Reflections.XY)) {
            return even.test(Reflections.XZ) ? symmetric : "B1";
        }
        return even.test(Reflections.XZ) ? "B2" : "B3";
    }
}
