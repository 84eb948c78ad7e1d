package dev.groundstate.engine.determinant;

import dev.groundstate.engine.run.WorkCounter;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/**
 * A state as bytes, every bit of every number kept.
 *
 * <p>Big-endian: "DVDS", version, iterations reported, alpha strings, beta strings, iterations made, products, number of
 * states n, number of vectors m (each an int); n eigenvalues, n residual norms; m sectors, each an int; m vectors, m
 * images, row after row; CRC-32 of all before, as an int.
 */
final class DavidsonCodec {

    private static final int MAGIC = 0x44564453;
    private static final int VERSION = 1;
    private static final int INTEGERS = 9;

    /**
     * A state and how much of what followed it was reported before it was saved.
     *
     * @param state where to go on
     * @param reported last iteration reported
     */
    record Saved(DavidsonState state, int reported) {}

    private DavidsonCodec() {}

    /** Returns the number of bytes, for a space that is not there yet. */
    static long length(long determinants, int states, int vectors) {
        return Math.addExact(
                4L * INTEGERS + 16L * states + 4L * vectors + 4, Math.multiplyExact(16L * vectors, determinants));
    }

    static byte[] encode(Saved saved) {
        DavidsonState state = saved.state();
        CiVector first = state.vectors().getFirst();
        int states = state.eigenvalues().length;
        int vectors = state.vectors().size();
        ByteBuffer buffer = ByteBuffer.allocate(
                Math.toIntExact(length((long) first.alphaStrings() * first.betaStrings(), states, vectors)));
        buffer.putInt(MAGIC).putInt(VERSION).putInt(saved.reported());
        buffer.putInt(first.alphaStrings()).putInt(first.betaStrings());
        buffer.putInt(state.iteration()).putInt(state.products()).putInt(states).putInt(vectors);
        put(buffer, state.eigenvalues());
        put(buffer, state.residualNorms());
        for (int sector : state.sectors()) {
            buffer.putInt(sector);
        }
        for (List<CiVector> set : List.of(state.vectors(), state.images())) {
            for (CiVector vector : set) {
                for (int i = 0; i < vector.alphaStrings(); i++) {
                    put(buffer, vector.row(i));
                }
            }
        }
        buffer.putInt(checksum(buffer.array(), buffer.position()));
        return buffer.array();
    }

    /**
     * Returns the state of some bytes.
     *
     * @param states number of states expected
     * @throws IllegalArgumentException when the bytes are not a whole state of this version and these sizes
     */
    static Saved decode(byte[] bytes, DeterminantSpace space, int states, WorkCounter work) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        expect(bytes.length >= 4 * INTEGERS, "at least " + 4 * INTEGERS + " bytes", bytes.length);
        int magic = buffer.getInt();
        expect(magic == MAGIC, "magic " + MAGIC, magic);
        int version = buffer.getInt();
        expect(version == VERSION, "version " + VERSION, version);
        final int reported = buffer.getInt();
        int alphaStrings = buffer.getInt();
        expect(alphaStrings == space.alpha().count(), space.alpha().count() + " alpha strings", alphaStrings);
        int betaStrings = buffer.getInt();
        expect(betaStrings == space.beta().count(), space.beta().count() + " beta strings", betaStrings);
        final int iteration = buffer.getInt();
        final int products = buffer.getInt();
        int statesHere = buffer.getInt();
        expect(statesHere == states, states + " states", statesHere);
        int vectors = buffer.getInt();
        expect(
                vectors >= states && bytes.length == length(space.determinants(), states, vectors),
                "another length for " + vectors + " vectors",
                bytes.length);
        int checksum = buffer.getInt(bytes.length - 4);
        expect(checksum == checksum(bytes, bytes.length - 4), "another checksum", checksum);
        double[] eigenvalues = new double[states];
        take(buffer, eigenvalues);
        double[] residualNorms = new double[states];
        take(buffer, residualNorms);
        int[] sectors = new int[vectors];
        for (int k = 0; k < vectors; k++) {
            sectors[k] = buffer.getInt();
        }
        List<CiVector> basis = takeVectors(buffer, space, vectors, work);
        List<CiVector> images = takeVectors(buffer, space, vectors, work);
        return new Saved(
                new DavidsonState(iteration, products, eigenvalues, residualNorms, sectors, basis, images), reported);
    }

    private static void expect(boolean met, String expected, int arrived) {
        if (!met) {
            throw new IllegalArgumentException(
                    "not a checkpoint of this diagonalisation: expected " + expected + ", got " + arrived);
        }
    }

    private static List<CiVector> takeVectors(ByteBuffer buffer, DeterminantSpace space, int count, WorkCounter work) {
        List<CiVector> vectors = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            CiVector vector = space.vector(work);
            for (int i = 0; i < vector.alphaStrings(); i++) {
                take(buffer, vector.row(i));
            }
            vectors.add(vector);
        }
        return List.copyOf(vectors);
    }

    private static int checksum(byte[] bytes, int length) {
        CRC32 checksum = new CRC32();
        checksum.update(bytes, 0, length);
        return (int) checksum.getValue();
    }

    private static void put(ByteBuffer buffer, double[] values) {
        for (double value : values) {
            buffer.putDouble(value);
        }
    }

    private static void take(ByteBuffer buffer, double[] values) {
        for (int k = 0; k < values.length; k++) {
            values[k] = buffer.getDouble();
        }
    }
}
