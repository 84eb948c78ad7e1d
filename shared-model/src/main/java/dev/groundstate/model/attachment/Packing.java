package dev.groundstate.model.attachment;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Packs what an attachment holds, by gzip. */
public final class Packing {

    /** Bytes; what has more packed is not kept. */
    public static final int MOST_PACKED = 8 << 20;

    /** Bytes; what has more is not kept, as somebody has to hold it whole to read it. */
    public static final int MOST_UNPACKED = 64 << 20;

    private static final int STRETCH = 1 << 18;

    private Packing() {}

    /** Returns the packed content. */
    public static byte[] pack(byte[] content) {
        return pack(content, () -> {});
    }

    /**
     * Returns the packed content.
     *
     * @param between is called every {@value #STRETCH} bytes, some 10 ms apart; what it throws ends the packing
     */
    public static byte[] pack(byte[] content, Runnable between) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(content.length / 4 + 64);
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            for (int from = 0; from < content.length; from += STRETCH) {
                between.run();
                gzip.write(content, from, Math.min(STRETCH, content.length - from));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory takes every byte", e);
        }
        return packed.toByteArray();
    }

    /**
     * Returns the content.
     *
     * @throws IllegalArgumentException when it was not packed here
     */
    public static byte[] unpack(byte[] packed) {
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            byte[] content = gzip.readNBytes(MOST_UNPACKED + 1);
            if (content.length > MOST_UNPACKED) {
                throw new IllegalArgumentException(
                        "expected at most " + MOST_UNPACKED + " bytes in an attachment, got more");
            }
            return content;
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "expected a packed attachment, got " + packed.length + " other bytes", e);
        }
    }
}
