package dev.groundstate.api.description;

import dev.groundstate.model.experiment.Ansatz;
import dev.groundstate.model.experiment.Backend;
import dev.groundstate.model.experiment.Choice;
import dev.groundstate.model.experiment.Mapper;
import dev.groundstate.model.experiment.Method;
import dev.groundstate.model.experiment.OperatorPool;
import dev.groundstate.model.experiment.Optimizer;
import dev.groundstate.model.molecule.BasisSet;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** Describes what a request may choose from by the lists that it is checked against. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class ChoiceValues implements OASFilter {
    private static final Map<String, List<String>> CONFIGURATION = Map.of(
            "method", Choice.available(Method.class),
            "ansatz", Choice.available(Ansatz.class),
            "optimizer", Choice.available(Optimizer.class),
            "mapper", Choice.available(Mapper.class),
            "backend", Choice.available(Backend.class),
            "pool", Choice.available(OperatorPool.class));

    private static final Map<String, List<String>> MOLECULE = Map.of("basis", Choice.available(BasisSet.class));

    @Override
    public void filterOpenAPI(OpenAPI document) {
        Map<String, Schema> schemas = document.getComponents().getSchemas();
        describe(schemas, "NewConfiguration", CONFIGURATION);
        describe(schemas, "NewMolecule", MOLECULE);
        describe(schemas, "MoleculeToValidate", MOLECULE);
    }

    /** A value of a closed list is a text; that null counts as absent is a leniency that no list has. */
    private static void describe(Map<String, Schema> schemas, String name, Map<String, List<String>> choices) {
        Schema schema = schemas.get(name);
        choices.forEach((property, values) -> {
            Schema described = schema == null || schema.getProperties() == null
                    ? null
                    : schema.getProperties().get(property);
            if (described == null) {
                throw new IllegalStateException("expected the property " + property + " of " + name);
            }
            described.setType(List.of(SchemaType.STRING));
            described.setEnumeration(List.copyOf(values));
        });
    }
}
