package dev.groundstate.api.error;

/**
 * What is wrong with one field of a request.
 *
 * @param field its path, such as {@code molecule.atoms[2].x}
 * @param message a sentence for the caller
 */
public record FieldError(String field, String message) {}
