package dev.groundstate.engine.optimizer;

import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/**
 * Puts a state into bytes, every bit of every number kept.
 *
 * <p>Big-endian: four letters that name the method, version of its format, number of variables (an int each); what the
 * method writes; CRC-32 of all before, as an int.
 */
final class StateWriter {

    private ByteBuffer buffer = ByteBuffer.allocate(256);

    StateWriter(String method, int version, int size) {
        integer(letters(method)).integer(version).integer(size);
    }

    /** Returns four letters as an int. */
    static int letters(String method) {
        int letters = 0;
        for (int k = 0; k < 4; k++) {
            letters = letters << 8 | method.charAt(k);
        }
        return letters;
    }

    static int checksum(byte[] bytes, int length) {
        CRC32 checksum = new CRC32();
        checksum.update(bytes, 0, length);
        return (int) checksum.getValue();
    }

    StateWriter integer(int value) {
        room(Integer.BYTES).putInt(value);
        return this;
    }

    StateWriter whole(long value) {
        room(Long.BYTES).putLong(value);
        return this;
    }

    StateWriter flag(boolean value) {
        return integer(value ? 1 : 0);
    }

    StateWriter number(double value) {
        room(Double.BYTES).putDouble(value);
        return this;
    }

    /** Writes numbers whose count the reader knows. */
    StateWriter numbers(double[] values) {
        room(Math.multiplyExact(Double.BYTES, values.length)).asDoubleBuffer().put(values);
        buffer.position(buffer.position() + Double.BYTES * values.length);
        return this;
    }

    /** Writes rows whose count and lengths the reader knows. */
    StateWriter rows(double[][] rows) {
        for (double[] row : rows) {
            numbers(row);
        }
        return this;
    }

    byte[] bytes() {
        int length = buffer.position();
        integer(checksum(buffer.array(), length));
        byte[] bytes = new byte[buffer.position()];
        buffer.flip().get(bytes);
        return bytes;
    }

    private ByteBuffer room(int bytes) {
        if (buffer.remaining() < bytes) {
            int capacity = Math.toIntExact(Math.max(2L * buffer.capacity(), (long) buffer.position() + bytes));
            buffer = ByteBuffer.allocate(capacity).put(buffer.flip());
        }
        return buffer;
    }
}
