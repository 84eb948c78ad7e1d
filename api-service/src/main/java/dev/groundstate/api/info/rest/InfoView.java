package dev.groundstate.api.info.rest;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.groundstate.model.experiment.Ansatz;
import dev.groundstate.model.experiment.Backend;
import dev.groundstate.model.experiment.Choice;
import dev.groundstate.model.experiment.Mapper;
import dev.groundstate.model.experiment.Method;
import dev.groundstate.model.experiment.OperatorPool;
import dev.groundstate.model.experiment.Optimizer;
import dev.groundstate.model.molecule.BasisSet;
import java.util.List;

/** What can be computed, at the top for one kind of client and under {@code capabilities} for another. */
record InfoView(String name, String version, @JsonUnwrapped Capabilities own, Capabilities capabilities) {

    /** The names that requests are checked against. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Capabilities(
            List<String> solvers,
            List<String> methods,
            List<String> ansatze,
            List<String> mappers,
            List<String> optimizers,
            List<String> pools,
            List<String> basisSets,
            List<String> backends,
            List<String> hamiltonians) {}

    static InfoView of(String version) {
        Capabilities capabilities = new Capabilities(
                Choice.available(Method.class),
                Choice.available(Method.class),
                Choice.available(Ansatz.class),
                Choice.available(Mapper.class),
                Choice.available(Optimizer.class),
                Choice.available(OperatorPool.class),
                Choice.available(BasisSet.class),
                Choice.available(Backend.class),
                List.of("molecular"));
        return new InfoView("Groundstate", version, capabilities, capabilities);
    }
}
