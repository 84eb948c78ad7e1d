package dev.groundstate.worker.run;

/**
 * A document on its way to the database.
 *
 * @param name under which it is found; of two with the same name the later one stays
 * @param packed its content by gzip; not copied
 */
public record PackedAttachment(String name, byte[] packed) {}
