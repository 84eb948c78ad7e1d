package dev.groundstate.api.experiment;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The name that a client gave to a request so that it can repeat it.
 *
 * @param key the client's own
 * @param bodyHash SHA-256 of the request's body in a canonical form, hexadecimal
 */
public record IdempotencyKey(String key, String bodyHash) {
    /** Longest key that is accepted. */
    public static final int LONGEST = 255;

    /** Names a request by a key and what it asked for. */
    public static IdempotencyKey of(String key, byte[] body) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(body);
            return new IdempotencyKey(key, HexFormat.of().formatHex(hash));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
