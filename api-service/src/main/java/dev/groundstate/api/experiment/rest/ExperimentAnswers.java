package dev.groundstate.api.experiment.rest;

import dev.groundstate.api.error.RefusedException;
import dev.groundstate.api.error.RefusedException.Reason;
import dev.groundstate.api.experiment.Cancellation;
import dev.groundstate.api.experiment.Creation;
import dev.groundstate.api.experiment.Step;
import dev.groundstate.model.experiment.ExperimentStatus;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** How the ends of requests that change something are answered. */
final class ExperimentAnswers {
    private ExperimentAnswers() {}

    static Response created(Creation creation, List<String> warnings) {
        return switch (creation) {
            case Creation.Stored stored ->
                Response.created(URI.create("/api/v1/experiments/" + stored.id()))
                        .entity(CreatedView.of(stored, warnings))
                        .build();
            case Creation.KeyTaken taken ->
                throw new RefusedException(
                        Reason.CONFLICT,
                        "This Idempotency-Key was already used with another body; use a new key for a new request.");
        };
    }

    static CancelledView cancelled(Cancellation cancellation) {
        return switch (cancellation) {
            case Cancellation.Cancelled facts -> CancelledView.of(facts);
            case Cancellation.NotPossible refused ->
                throw new RefusedException(
                        Reason.BAD_REQUEST,
                        "Cannot cancel experiment with status '"
                                + refused.status().wireName()
                                + "'. Only queued or running experiments can be cancelled.",
                        facts(refused.id(), refused.status()));
            case Cancellation.Unknown unknown -> throw ExperimentIds.unknown(unknown.id());
        };
    }

    static Response queued(Step step) {
        return switch (step) {
            case Step.Done done -> accepted(done.id());
            case Step.NotPossible refused when refused.status() == ExperimentStatus.QUEUED -> accepted(refused.id());
            case Step.NotPossible refused ->
                throw new RefusedException(
                        Reason.CONFLICT,
                        "Cannot run experiment with status '" + refused.status().wireName()
                                + "'. Only pending experiments can be run.",
                        facts(refused.id(), refused.status()));
            case Step.Unknown unknown -> throw ExperimentIds.unknown(unknown.id());
        };
    }

    static DeletedView deleted(Step step) {
        return switch (step) {
            case Step.Done done -> DeletedView.of(done.id());
            case Step.NotPossible refused ->
                throw new RefusedException(
                        Reason.CONFLICT,
                        "Cannot delete experiment with status '"
                                + refused.status().wireName() + "'. Cancel it first.",
                        facts(refused.id(), refused.status()));
            case Step.Unknown unknown -> throw ExperimentIds.unknown(unknown.id());
        };
    }

    private static Response accepted(long id) {
        return Response.accepted(QueuedView.of(id)).build();
    }

    private static Map<String, Object> facts(long id, ExperimentStatus status) {
        return Map.of("status", status.wireName(), "experiment_id", id);
    }
}
