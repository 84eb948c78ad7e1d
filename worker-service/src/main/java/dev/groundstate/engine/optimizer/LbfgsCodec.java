package dev.groundstate.engine.optimizer;

import dev.groundstate.engine.optimizer.LbfgsState.Pair;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/**
 * A state as bytes, every bit of every number kept.
 *
 * <p>Big-endian: "LBFG", version, number of variables n, iteration, evaluations, stalled (0 or 1), number of pairs (each
 * an int); value, previous value; n numbers of the point, n of the gradient, 2 n of each pair; CRC-32 of all before, as
 * an int.
 */
public final class LbfgsCodec {

    private static final int MAGIC = 0x4C424647;
    private static final int VERSION = 1;
    private static final int INTEGERS = 7;

    private LbfgsCodec() {}

    /** Returns the state as bytes. */
    public static byte[] encode(LbfgsState state) {
        int size = state.point().length;
        ByteBuffer buffer = ByteBuffer.allocate(length(size, state.pairs().size()));
        buffer.putInt(MAGIC).putInt(VERSION).putInt(size);
        buffer.putInt(state.iteration()).putInt(state.evaluations()).putInt(state.stalled() ? 1 : 0);
        buffer.putInt(state.pairs().size());
        buffer.putDouble(state.value()).putDouble(state.previousValue());
        put(buffer, state.point());
        put(buffer, state.gradient());
        for (Pair pair : state.pairs()) {
            put(buffer, pair.step());
            put(buffer, pair.gradientChange());
        }
        buffer.putInt(checksum(buffer.array(), buffer.position()));
        return buffer.array();
    }

    /**
     * Returns the state of some bytes.
     *
     * @param size number of variables expected
     * @throws IllegalArgumentException when the bytes are not a whole state of this version and size
     */
    public static LbfgsState decode(byte[] bytes, int size) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        expect(bytes.length >= 4 * INTEGERS, "at least " + 4 * INTEGERS + " bytes", bytes.length);
        int magic = buffer.getInt();
        expect(magic == MAGIC, "magic " + MAGIC, magic);
        int version = buffer.getInt();
        expect(version == VERSION, "version " + VERSION, version);
        int variables = buffer.getInt();
        expect(variables == size, size + " variables", variables);
        int iteration = buffer.getInt();
        int evaluations = buffer.getInt();
        boolean stalled = buffer.getInt() != 0;
        int pairs = buffer.getInt();
        expect(
                pairs >= 0 && bytes.length == length(size, pairs),
                "another length for " + pairs + " pairs",
                bytes.length);
        int checksum = buffer.getInt(bytes.length - 4);
        expect(checksum == checksum(bytes, bytes.length - 4), "another checksum", checksum);
        double value = buffer.getDouble();
        double previousValue = buffer.getDouble();
        double[] point = take(buffer, size);
        double[] gradient = take(buffer, size);
        List<Pair> history = new ArrayList<>();
        for (int k = 0; k < pairs; k++) {
            history.add(new Pair(take(buffer, size), take(buffer, size)));
        }
        return new LbfgsState(
                point, value, previousValue, gradient, List.copyOf(history), iteration, evaluations, stalled);
    }

    private static void expect(boolean met, String expected, int arrived) {
        if (!met) {
            throw new IllegalArgumentException(
                    "not a checkpoint of this optimizer: expected " + expected + ", got " + arrived);
        }
    }

    private static int length(int size, int pairs) {
        return Math.toIntExact(4L * INTEGERS + 16 + 16L * size * (1 + pairs) + 4);
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

    private static double[] take(ByteBuffer buffer, int size) {
        double[] values = new double[size];
        for (int k = 0; k < size; k++) {
            values[k] = buffer.getDouble();
        }
        return values;
    }
}
