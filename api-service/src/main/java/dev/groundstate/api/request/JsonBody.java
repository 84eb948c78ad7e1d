package dev.groundstate.api.request;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.groundstate.api.error.InvalidFieldsException;
import dev.groundstate.api.error.RefusedException;
import dev.groundstate.api.error.RefusedException.Reason;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads a request body as one JSON object, whatever its content type says; bounded in depth and in length of numbers. */
public final class JsonBody {
    private static final int DEEPEST = 32;
    private static final int LONGEST_NUMBER = 100;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxNumberLength(LONGEST_NUMBER)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
            .build();

    private JsonBody() {}

    /** Returns the object; refuses what is not one. */
    public static ObjectNode required(byte @Nullable [] body) {
        if (body == null || isBlank(body)) {
            throw new RefusedException(Reason.BAD_REQUEST, "The body is empty; expected a JSON object.");
        }
        return read(body);
    }

    /** Returns the object, an empty one when there is no body; refuses anything else. */
    public static ObjectNode optional(byte @Nullable [] body) {
        return body == null || isBlank(body) ? JsonNodeFactory.instance.objectNode() : read(body);
    }

    /** Returns the same bytes for bodies that differ only in white space, order of names and ways to write a value. */
    public static byte[] canonical(byte @Nullable [] body) {
        try {
            return MAPPER.writeValueAsBytes(optional(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was read as JSON can be written", e);
        }
    }

    private static ObjectNode read(byte[] body) {
        JsonNode root;
        try {
            root = MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            throw new RefusedException(Reason.BAD_REQUEST, "The body is not valid JSON" + place(e.getLocation()) + ".");
        } catch (IOException e) {
            throw new RefusedException(Reason.BAD_REQUEST, "The body is not valid JSON in UTF-8.");
        }
        if (root instanceof ObjectNode object) {
            return object;
        }
        throw new InvalidFieldsException("body", "Expected a JSON object, got " + FieldReader.kind(root) + ".");
    }

    private static String place(@Nullable JsonLocation location) {
        return location == null || location.getLineNr() < 1
                ? ""
                : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
    }

    private static boolean isBlank(byte[] body) {
        for (byte b : body) {
            if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
                return false;
            }
        }
        return true;
    }
}
