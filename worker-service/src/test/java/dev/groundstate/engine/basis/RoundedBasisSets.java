package dev.groundstate.engine.basis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * STO-3G, 6-31G and 6-31G* with the rounded digits that Psi4 1.3.2 and PySCF ship.
 *
 * <p>The Basis Set Exchange gives more digits of the same functions, which moves energies by up to 1e-7 hartree: energies of
 * those programs are met to 1e-8 with their digits alone.
 */
public final class RoundedBasisSets {

    private RoundedBasisSets() {}

    /** Returns sets for the elements of the reference energies. */
    public static BasisLibrary library() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("sto-3g", resource("sto-3g.rounded.gbs"));
        texts.put("6-31g", resource("6-31g.rounded.gbs"));
        texts.put("6-31g*", resource("6-31g-star.rounded.gbs"));
        return BasisLibrary.of(texts, AngularForm.CARTESIAN);
    }

    private static String resource(String name) {
        try (InputStream stream = Objects.requireNonNull(RoundedBasisSets.class.getResourceAsStream(name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
