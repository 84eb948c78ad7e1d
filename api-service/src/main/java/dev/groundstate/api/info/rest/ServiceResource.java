package dev.groundstate.api.info.rest;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The service about itself. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
@Tag(name = "Service")
public class ServiceResource {
    private final String version;

    ServiceResource(@ConfigProperty(name = "quarkus.application.version") String version) {
        this.version = version;
    }

    /** Returns where to go from here. */
    @GET
    @Operation(summary = "Where to go from here")
    public Map<String, String> root() {
        Map<String, String> root = new LinkedHashMap<>();
        root.put("name", "Groundstate");
        root.put("version", version);
        root.put("status", "running");
        root.put("experiments", "/api/v1/experiments");
        root.put("info", "/api/v1/info");
        root.put("docs", "/q/swagger-ui");
        root.put("health", "/q/health");
        return root;
    }

    /** Says that the process answers. */
    @GET
    @Path("/health")
    @Operation(summary = "The process answers; /q/health/ready says whether it can work")
    public Map<String, String> health() {
        return Map.of("status", "healthy", "version", version);
    }

    /** The same below the base path. */
    @GET
    @Path("/api/v1/health")
    @Operation(hidden = true)
    public Map<String, String> healthBelowBase() {
        return health();
    }

    /** Returns what can be computed. */
    @GET
    @Path("/api/v1/info")
    @Operation(summary = "What can be computed; the lists that requests are checked against")
    public InfoView info() {
        return InfoView.of(version);
    }
}
