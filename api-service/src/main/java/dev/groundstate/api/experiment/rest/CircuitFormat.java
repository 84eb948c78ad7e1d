package dev.groundstate.api.experiment.rest;

import dev.groundstate.model.attachment.AttachmentName;
import dev.groundstate.model.experiment.Choice;
import java.util.List;

/** In what form a circuit is answered. */
enum CircuitFormat implements Choice {
    /** Gates and counts. */
    JSON("json", AttachmentName.CIRCUIT_JSON, "application/json"),
    /** A program that other simulators and devices run. */
    QASM("qasm", AttachmentName.CIRCUIT_QASM, "text/plain;charset=UTF-8", "openqasm"),
    /** Drawn in characters. */
    TEXT("text", AttachmentName.CIRCUIT_TEXT, "text/plain;charset=UTF-8", "ascii"),
    /** Drawn for a page. */
    SVG("svg", AttachmentName.CIRCUIT_SVG, "image/svg+xml;charset=UTF-8");

    private final Term term;
    private final AttachmentName attachment;
    private final String mediaType;

    CircuitFormat(String wireName, AttachmentName attachment, String mediaType, String... aliases) {
        this.term = new Term(wireName, true, List.of(aliases));
        this.attachment = attachment;
        this.mediaType = mediaType;
    }

    AttachmentName attachment() {
        return attachment;
    }

    String mediaType() {
        return mediaType;
    }

    @Override
    public Term term() {
        return term;
    }
}
