package dev.groundstate.engine.optimizer;

import java.nio.ByteBuffer;

/** Takes a state out of the bytes of a {@link StateWriter}, and refuses bytes that are not a whole one. */
final class StateReader {

    private static final int HEAD = 3 * Integer.BYTES;

    private final ByteBuffer buffer;
    private final int size;

    /**
     * Checks everything that can be checked before anything is taken.
     *
     * @throws IllegalArgumentException when method, version, number of variables or checksum are not as expected
     */
    StateReader(byte[] bytes, String method, int version, int size) {
        this.buffer = ByteBuffer.wrap(bytes);
        this.size = size;
        expect(
                bytes.length >= HEAD + Integer.BYTES,
                "at least " + (HEAD + Integer.BYTES) + " bytes",
                bytes.length + " bytes");
        int name = buffer.getInt();
        expect(name == StateWriter.letters(method), "one of " + method, "one of " + name(name));
        int found = buffer.getInt();
        expect(found == version, "version " + version, "version " + found);
        int variables = buffer.getInt();
        expect(variables == size, size + " variables", variables + " variables");
        int body = bytes.length - Integer.BYTES;
        expect(
                buffer.getInt(body) == StateWriter.checksum(bytes, body),
                "the checksum of what stands before it",
                "another");
        buffer.limit(body);
    }

    private static String name(int letters) {
        StringBuilder name = new StringBuilder();
        for (int shift = 24; shift >= 0; shift -= 8) {
            int letter = letters >>> shift & 0xFF;
            name.append(Character.isLetterOrDigit(letter) && letter < 0x80 ? (char) letter : '?');
        }
        return name.toString();
    }

    /** Returns the number of variables. */
    int size() {
        return size;
    }

    int integer() {
        return room(Integer.BYTES).getInt();
    }

    long whole() {
        return room(Long.BYTES).getLong();
    }

    boolean flag() {
        return integer() != 0;
    }

    double number() {
        return room(Double.BYTES).getDouble();
    }

    /** Returns as many numbers as there are variables. */
    double[] point() {
        return numbers(size);
    }

    double[] numbers(int count) {
        room((long) Double.BYTES * count);
        double[] values = new double[count];
        buffer.asDoubleBuffer().get(values);
        buffer.position(buffer.position() + Double.BYTES * count);
        return values;
    }

    /** Returns points. */
    double[][] rows(int count) {
        room((long) Double.BYTES * count * size);
        double[][] rows = new double[count][];
        for (int k = 0; k < count; k++) {
            rows[k] = point();
        }
        return rows;
    }

    private ByteBuffer room(long bytes) {
        expect(bytes >= 0 && bytes <= buffer.remaining(), bytes + " more bytes", buffer.remaining() + " bytes");
        return buffer;
    }

    private static void expect(boolean met, String expected, String arrived) {
        if (!met) {
            throw new IllegalArgumentException(
                    "not a checkpoint of this optimizer: expected " + expected + ", got " + arrived);
        }
    }
}
