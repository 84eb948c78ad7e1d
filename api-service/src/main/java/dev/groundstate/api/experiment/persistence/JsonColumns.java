package dev.groundstate.api.experiment.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.orm.JsonFormat;
import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import org.hibernate.type.descriptor.WrapperOptions;
import org.hibernate.type.descriptor.java.JavaType;
import org.hibernate.type.format.FormatMapper;

/** Reads and writes jsonb columns of entities with the service's own object mapper. */
@JsonFormat
@PersistenceUnitExtension
class JsonColumns implements FormatMapper {
    private final ObjectMapper mapper;

    JsonColumns(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public <T> T fromString(CharSequence json, JavaType<T> javaType, WrapperOptions options) {
        try {
            return mapper.readValue(json.toString(), mapper.constructType(javaType.getJavaType()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a jsonb column is not what was written there", e);
        }
    }

    @Override
    public <T> String toString(T value, JavaType<T> javaType, WrapperOptions options) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a value cannot be written to a jsonb column", e);
        }
    }
}
