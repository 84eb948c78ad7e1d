package dev.groundstate.engine.calculation;

import dev.groundstate.engine.run.NoAnswerException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;

/**
 * Binds the state of a method to the input it belongs to.
 *
 * <p>"GSVQ", version, CRC-32 of the input without its iteration limit (each an int, big-endian), then the bytes of the
 * state, which begin with the name of the optimizer and the version of its format. The limit is left out: a calculation
 * may go on with a larger one.
 *
 * @param fingerprint of the input
 */
record Checkpoint(int fingerprint) {

    private static final int MAGIC = 0x47535651;
    private static final int VERSION = 4;
    private static final int HEAD = 12;

    static Checkpoint of(CalculationInput input) {
        String identity = List.of(
                        input.system().identity(),
                        input.method(),
                        input.activeSpace(),
                        input.orbitals(),
                        input.convergenceThreshold(),
                        input.seed())
                .toString();
        CRC32 checksum = new CRC32();
        checksum.update(identity.getBytes(StandardCharsets.UTF_8));
        return new Checkpoint((int) checksum.getValue());
    }

    byte[] seal(byte[] state) {
        return ByteBuffer.allocate(HEAD + state.length)
                .putInt(MAGIC)
                .putInt(VERSION)
                .putInt(fingerprint)
                .put(state)
                .array();
    }

    /** As {@link #seal}, but no bytes, which stand for a state that cannot be saved, stay none. */
    byte[] sealSome(byte[] state) {
        return state.length == 0 ? state : seal(state);
    }

    /**
     * Returns the state.
     *
     * @throws NoAnswerException when it was sealed by another version or for another input
     */
    byte[] open(byte[] checkpoint) {
        ByteBuffer buffer = ByteBuffer.wrap(checkpoint);
        if (checkpoint.length < HEAD || buffer.getInt() != MAGIC || buffer.getInt() != VERSION) {
            throw new NoAnswerException("what was saved is no checkpoint of version " + VERSION + ", but "
                    + checkpoint.length + " other bytes; create the experiment again");
        }
        if (buffer.getInt() != fingerprint) {
            throw new NoAnswerException(
                    "what was saved is the checkpoint of another input; create the experiment again");
        }
        byte[] state = new byte[buffer.remaining()];
        buffer.get(state);
        return state;
    }
}
