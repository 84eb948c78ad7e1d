package dev.groundstate.engine.run;

/**
 * A document that belongs to a calculation, such as its circuit.
 *
 * @param name of a file, such as {@code circuit.qasm}
 * @param content text in UTF-8; not copied
 */
public record Attachment(String name, byte[] content) {}
