package dev.groundstate.engine.vqe;

import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/**
 * A growing ansatz as bytes, every bit of every number kept.
 *
 * <p>Big-endian: "ADPT", version, iterations and evaluations of earlier minimisations, number of operators, each
 * operator (an int each); the state of the present minimisation; CRC-32 of all before, as an int.
 *
 * @param chosen operators of the pool, the first to act first
 * @param pastIterations of minimisations that have ended
 * @param pastEvaluations of the same, those of the pool included
 * @param minimisation the present one
 */
record GrowthCheckpoint(int[] chosen, int pastIterations, int pastEvaluations, byte[] minimisation) {

    private static final int MAGIC = 0x41445054;
    private static final int VERSION = 1;
    private static final int HEAD = 5 * Integer.BYTES;

    byte[] encode() {
        int body = Math.addExact(HEAD + Integer.BYTES * chosen.length, minimisation.length);
        ByteBuffer buffer = ByteBuffer.allocate(body + Integer.BYTES);
        buffer.putInt(MAGIC).putInt(VERSION).putInt(pastIterations).putInt(pastEvaluations);
        buffer.putInt(chosen.length);
        for (int operator : chosen) {
            buffer.putInt(operator);
        }
        buffer.put(minimisation);
        buffer.putInt(checksum(buffer.array(), body));
        return buffer.array();
    }

    /**
     * Returns the state of some bytes.
     *
     * @param poolSize operators there are to choose from
     * @throws IllegalArgumentException when the bytes are not a whole state of this version and pool
     */
    static GrowthCheckpoint decode(byte[] bytes, int poolSize) {
        expect(bytes.length >= HEAD + Integer.BYTES, bytes.length);
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        expect(buffer.getInt() == MAGIC && buffer.getInt() == VERSION, bytes.length);
        int body = bytes.length - Integer.BYTES;
        expect(buffer.getInt(body) == checksum(bytes, body), bytes.length);
        int pastIterations = buffer.getInt();
        int pastEvaluations = buffer.getInt();
        int count = buffer.getInt();
        expect(count > 0 && count <= (body - HEAD) / Integer.BYTES, bytes.length);
        int[] chosen = new int[count];
        for (int k = 0; k < count; k++) {
            chosen[k] = buffer.getInt();
            expect(chosen[k] >= 0 && chosen[k] < poolSize, bytes.length);
        }
        byte[] minimisation = new byte[body - buffer.position()];
        buffer.get(minimisation);
        return new GrowthCheckpoint(chosen, pastIterations, pastEvaluations, minimisation);
    }

    private static void expect(boolean met, int length) {
        if (!met) {
            throw new IllegalArgumentException("expected a growing ansatz of version " + VERSION
                    + " over this pool, got " + length + " other bytes");
        }
    }

    private static int checksum(byte[] bytes, int length) {
        CRC32 checksum = new CRC32();
        checksum.update(bytes, 0, length);
        return (int) checksum.getValue();
    }
}
