package dev.groundstate.model.molecule;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The chemical elements hydrogen to krypton, each constant its symbol, in the order of their atomic numbers. */
public enum ChemicalElement {
    H,
    He,
    Li,
    Be,
    B,
    C,
    N,
    O,
    F,
    Ne,
    Na,
    Mg,
    Al,
    Si,
    P,
    S,
    Cl,
    Ar,
    K,
    Ca,
    Sc,
    Ti,
    V,
    Cr,
    Mn,
    Fe,
    Co,
    Ni,
    Cu,
    Zn,
    Ga,
    Ge,
    As,
    Se,
    Br,
    Kr;

    private static final Map<String, ChemicalElement> BY_SYMBOL = Arrays.stream(values())
            .collect(Collectors.toUnmodifiableMap(
                    element -> element.name().toUpperCase(Locale.ROOT), Function.identity()));

    /** Returns the element of a symbol, case-blind and without regard to blanks around it. */
    public static Optional<ChemicalElement> ofSymbol(String symbol) {
        return Optional.ofNullable(BY_SYMBOL.get(symbol.strip().toUpperCase(Locale.ROOT)));
    }

    /** Returns the element of an atomic number. */
    public static Optional<ChemicalElement> ofAtomicNumber(int atomicNumber) {
        return atomicNumber >= 1 && atomicNumber <= values().length
                ? Optional.of(values()[atomicNumber - 1])
                : Optional.empty();
    }

    /** Returns the symbol as it is printed, such as {@code He}. */
    public String symbol() {
        return name();
    }

    /** Returns the number of protons, and of electrons of the neutral atom. */
    @SuppressWarnings("EnumOrdinal") // the constants stand in the order of the atomic number, as the type states
    public int atomicNumber() {
        return ordinal() + 1;
    }

    /** Returns the number of orbitals that the noble gas before this element fills. */
    public int coreOrbitals() {
        int atomicNumber = atomicNumber();
        if (atomicNumber <= He.atomicNumber()) {
            return 0;
        }
        if (atomicNumber <= Ne.atomicNumber()) {
            return 1;
        }
        return atomicNumber <= Ar.atomicNumber() ? 5 : 9;
    }
}
