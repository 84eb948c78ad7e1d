package dev.groundstate.api.molecule.rest;

import dev.groundstate.api.error.FieldErrors;
import dev.groundstate.api.error.InvalidFieldsException;
import dev.groundstate.api.error.RefusedException;
import dev.groundstate.api.error.RefusedException.Reason;
import dev.groundstate.api.http.DocumentAnswer;
import dev.groundstate.api.molecule.LibraryMolecule;
import dev.groundstate.api.molecule.MoleculeLibrary;
import dev.groundstate.api.molecule.MoleculeService;
import dev.groundstate.api.request.NearestName;
import dev.groundstate.api.request.QueryReader;
import dev.groundstate.api.worker.WorkerMemory;
import dev.groundstate.model.cost.CalculationSize;
import dev.groundstate.model.molecule.InvalidMoleculeException;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Molecules over HTTP. */
@Path("/api/v1/molecules")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
@Tag(name = "Molecules")
public class MoleculeResource {
    private static final String SVG = "image/svg+xml";

    private final MoleculeService molecules;
    private final MoleculeLibrary library;
    private final WorkerMemory memory;

    MoleculeResource(MoleculeService molecules, MoleculeLibrary library, WorkerMemory memory) {
        this.molecules = molecules;
        this.library = library;
        this.memory = memory;
    }

    /** Says whether a molecule can be computed, and where its atoms stand. */
    @POST
    @Path("/validate")
    @Operation(summary = "Whether a molecule can be computed; with 'basis' also what it costs")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ValidationSchema.class),
                            examples = {
                                @ExampleObject(name = "A SMILES and its cost", value = ValidationSchema.WATER),
                                @ExampleObject(name = "An active space", value = ValidationSchema.NITROGEN),
                                @ExampleObject(name = "A text in the XYZ format", value = ValidationSchema.HELIUM),
                                @ExampleObject(
                                        name = "Atoms and a frozen core",
                                        value = ValidationSchema.LITHIUM_HYDRIDE)
                            }))
    public Uni<ValidationView> validate(byte @Nullable [] body) {
        ValidationRequest request = ValidationRequest.read(body);
        return judged(request)
                .onFailure(InvalidMoleculeException.class)
                .recoverWithItem(
                        refusal -> ValidationView.invalid(request.molecule().smiles(), sentence(refusal)));
    }

    /** The same by its older name. */
    @POST
    @Path("/validate/smiles")
    @Operation(summary = "The same as /molecules/validate")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ValidationSchema.class),
                            examples = {
                                @ExampleObject(name = "A SMILES and its cost", value = ValidationSchema.WATER),
                                @ExampleObject(name = "An active space", value = ValidationSchema.NITROGEN),
                                @ExampleObject(name = "A text in the XYZ format", value = ValidationSchema.HELIUM),
                                @ExampleObject(
                                        name = "Atoms and a frozen core",
                                        value = ValidationSchema.LITHIUM_HYDRIDE)
                            }))
    public Uni<ValidationView> validateSmiles(byte @Nullable [] body) {
        return validate(body);
    }

    /** Draws a molecule. */
    @GET
    @Path("/depiction")
    @Produces({SVG, MediaType.APPLICATION_JSON})
    @Operation(summary = "A drawing of a SMILES")
    @Parameter(
            name = "smiles",
            in = ParameterIn.QUERY,
            required = true,
            schema = @Schema(type = SchemaType.STRING),
            example = "O")
    @APIResponse(
            responseCode = "200",
            description = "The drawing",
            content = @Content(mediaType = SVG, schema = @Schema(type = SchemaType.STRING)))
    public Uni<Response> depiction(@Context UriInfo uri) {
        FieldErrors errors = new FieldErrors();
        QueryReader query = new QueryReader(uri.getQueryParameters(), errors);
        Optional<String> smiles = query.text("smiles");
        if (smiles.isEmpty() && errors.isEmpty()) {
            errors.add("smiles", "Expected a SMILES, got nothing.");
        }
        query.refuseUnknown();
        errors.refuseIfAny();
        return molecules
                .depict(smiles.orElseThrow())
                .map(svg -> DocumentAnswer.of(svg, SVG)
                        .header(HttpHeaders.CACHE_CONTROL, "public, max-age=86400")
                        .build())
                .onFailure(InvalidMoleculeException.class)
                .transform(refusal -> new InvalidFieldsException("smiles", sentence(refusal)));
    }

    /** Lists example molecules. */
    @GET
    @Path("/library")
    @Operation(summary = "Example molecules, all or those of a category")
    @Parameter(
            name = "category",
            in = ParameterIn.QUERY,
            schema = @Schema(type = SchemaType.STRING),
            description = "One of /molecules/library/categories")
    public LibraryView library(@Context UriInfo uri) {
        FieldErrors errors = new FieldErrors();
        QueryReader query = new QueryReader(uri.getQueryParameters(), errors);
        Optional<String> category = query.text("category");
        List<LibraryMolecule> found = category.map(library::ofCategory).orElseGet(library::all);
        if (found.isEmpty()) {
            errors.add("category", "Expected one of " + String.join(", ", library.categories()) + ".");
        }
        query.refuseUnknown();
        errors.refuseIfAny();
        return LibraryView.of(found);
    }

    /** Lists the categories of the examples. */
    @GET
    @Path("/library/categories")
    @Operation(summary = "Categories of the example molecules")
    public LibraryView.Categories categories() {
        return new LibraryView.Categories(library.categories().size(), library.categories());
    }

    /** Returns an example molecule. */
    @GET
    @Path("/library/{id}")
    @Operation(summary = "An example molecule")
    public LibraryMolecule example(@PathParam("id") String id) {
        return library.find(id).orElseThrow(() -> {
            List<String> known = library.all().stream().map(LibraryMolecule::id).toList();
            String meant = NearestName.of(id, known)
                    .map(nearest -> " Did you mean '" + nearest + "'?")
                    .orElse("");
            return new RefusedException(Reason.NOT_FOUND, "There is no such molecule in the library." + meant);
        });
    }

    private Uni<ValidationView> judged(ValidationRequest request) {
        if (request.fault() != null) {
            return Uni.createFrom().failure(request.fault());
        }
        return molecules.settle(request.molecule()).chain(molecule -> {
            CalculationSize size = MoleculeService.size(molecule);
            return request.costAsked()
                    ? memory.bytesPerExperiment()
                            .map(bytes -> ValidationView.valid(molecule, EstimateView.of(molecule, size, bytes)))
                    : Uni.createFrom().item(ValidationView.valid(molecule, null));
        });
    }

    private static String sentence(Throwable refusal) {
        return String.valueOf(refusal.getMessage());
    }
}
