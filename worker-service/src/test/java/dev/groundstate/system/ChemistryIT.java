package dev.groundstate.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Energies over HTTP: the variational minimum against the exact energy in the same orbitals. */
class ChemistryIT {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** Below the exact energy there is only rounding. */
    private static final double ROUNDING_HARTREE = 1e-9;

    private static Stack stack;

    @BeforeAll
    static void start() {
        stack = Stack.start("chemistry", 1, 1);
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void hydrogen_is_within_a_microhartree_of_the_exact_energy() {
        compare("H2", Request.hydrogen(), 1e-6);
    }

    @Test
    void lithium_hydride_is_within_a_microhartree_of_the_exact_energy() {
        compare("LiH, frozen core", Request.lithiumHydride(), 1e-6);
    }

    /** Ten electrons: what singles and doubles leave out is about 1e-4 hartree. */
    @Test
    void water_is_within_a_fifth_of_a_millihartree_of_the_exact_energy() {
        compare("H2O", Request.water(), 2e-4);
    }

    private static void compare(String name, Request request, double toleranceHartree) {
        Verdict verdict = new Verdict(stack);
        long variational = stack.api().create(request);
        long exact = stack.api().create(request.by("FCI"));
        JsonNode found = verdict.completed(variational, LIMIT);
        double exactEnergy = verdict.completed(exact, LIMIT).path("energy").asDouble();
        double deviation = found.path("energy").asDouble() - exactEnergy;
        System.out.printf(
                Locale.ROOT,
                "%s / STO-3G: VQE %.9f, FCI %.9f, deviation %.1e hartree after %d iterations%n",
                name,
                found.path("energy").asDouble(),
                exactEnergy,
                deviation,
                found.path("current_iteration").asInt());
        assertThat(deviation).isCloseTo(0, within(toleranceHartree));
        found.path("convergence_data")
                .forEach(point -> assertThat(point.path("energy").asDouble())
                        .as("iteration %s", point)
                        .isGreaterThan(exactEnergy - ROUNDING_HARTREE));
    }
}
