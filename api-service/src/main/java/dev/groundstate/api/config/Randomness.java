package dev.groundstate.api.config;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.random.RandomGenerator;

/** Where seeds come from that nobody gave; each becomes part of its experiment. */
@Dependent
public class Randomness {

    /** The one generator of this process; thread-safe. */
    @Produces
    @Singleton
    RandomGenerator seeds() {
        return new SecureRandom();
    }
}
