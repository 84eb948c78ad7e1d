package dev.groundstate.api.description;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.FieldInfo;
import org.jboss.jandex.IndexView;
import org.jspecify.annotations.Nullable;

/**
 * Describes each component of a record as the code declares it: {@code @Nullable} may be null, all others are always
 * there; what is left out when it is null is neither.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class NullableProperties implements OASFilter {
    private static final DotName NULLABLE = DotName.createSimple(Nullable.class);
    private static final DotName SCHEMA =
            DotName.createSimple(org.eclipse.microprofile.openapi.annotations.media.Schema.class);
    private static final DotName PROPERTY = DotName.createSimple("com.fasterxml.jackson.annotation.JsonProperty");
    private static final DotName INCLUDE = DotName.createSimple("com.fasterxml.jackson.annotation.JsonInclude");
    private static final DotName UNWRAPPED = DotName.createSimple("com.fasterxml.jackson.annotation.JsonUnwrapped");
    private static final DotName NAMING = DotName.createSimple("com.fasterxml.jackson.databind.annotation.JsonNaming");

    private final IndexView index;

    /** Looks records up in the index of the build. */
    public NullableProperties(IndexView index) {
        this.index = index;
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        Map<String, Schema> schemas = document.getComponents().getSchemas();
        for (ClassInfo type : index.getKnownClasses()) {
            Schema schema = type.isRecord() && type.name().toString().startsWith("dev.groundstate.")
                    ? schemas.get(schemaName(type))
                    : null;
            if (schema != null && describes(schema, type)) {
                describe(schema, type);
            }
        }
    }

    /** A record that only happens to have the name of a schema has other components. */
    private boolean describes(Schema schema, ClassInfo type) {
        return type.declaredAnnotation(SCHEMA) != null
                || type.fieldsInDeclarationOrder().stream()
                        .filter(field -> !Modifier.isStatic(field.flags()) && !field.hasAnnotation(UNWRAPPED))
                        .allMatch(field -> schema.getProperties().containsKey(propertyName(type, field)));
    }

    private void describe(Schema schema, ClassInfo type) {
        for (FieldInfo field : type.fieldsInDeclarationOrder()) {
            if (Modifier.isStatic(field.flags())) {
                continue;
            }
            if (field.hasAnnotation(UNWRAPPED)) {
                describe(schema, index.getClassByName(field.type().name()));
                continue;
            }
            String name = propertyName(type, field);
            Schema property = schema.getProperties().get(name);
            if (property == null) {
                throw new IllegalStateException("expected the property " + name + " of " + type.name());
            }
            if (!field.type().hasAnnotation(NULLABLE)) {
                if (schema.getRequired() == null || !schema.getRequired().contains(name)) {
                    schema.addRequired(name);
                }
            } else if (!isLeftOut(type, field)) {
                schema.addProperty(name, orNull(property));
            }
        }
    }

    private static Schema orNull(Schema property) {
        if (property.getRef() != null) {
            return OASFactory.createSchema()
                    .anyOf(List.of(property, OASFactory.createSchema().addType(SchemaType.NULL)));
        }
        List<SchemaType> types = property.getType();
        boolean settled = types == null || types.contains(SchemaType.NULL) || property.getEnumeration() != null;
        return settled ? property : property.addType(SchemaType.NULL);
    }

    private static boolean isLeftOut(ClassInfo type, FieldInfo field) {
        AnnotationInstance include =
                field.hasAnnotation(INCLUDE) ? field.annotation(INCLUDE) : type.declaredAnnotation(INCLUDE);
        return include != null
                && include.value() != null
                && include.value().asEnum().equals("NON_NULL");
    }

    private static String schemaName(ClassInfo type) {
        AnnotationInstance schema = type.declaredAnnotation(SCHEMA);
        return schema != null && schema.value("name") != null
                ? schema.value("name").asString()
                : type.simpleName();
    }

    private static String propertyName(ClassInfo type, FieldInfo field) {
        if (field.hasAnnotation(PROPERTY)) {
            return field.annotation(PROPERTY).value().asString();
        }
        return type.declaredAnnotation(NAMING) == null
                ? field.name()
                : field.name().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
