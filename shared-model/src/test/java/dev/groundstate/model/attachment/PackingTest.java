package dev.groundstate.model.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PackingTest {

    @Test
    void what_was_packed_is_unpacked_to_the_same_bytes() {
        byte[] content = "⟨0|H|0⟩\n".repeat(1000).getBytes(StandardCharsets.UTF_8);

        assertThat(Packing.pack(content)).hasSizeLessThan(content.length / 10);
        assertThat(Packing.unpack(Packing.pack(content))).isEqualTo(content);
        assertThat(Packing.unpack(Packing.pack(new byte[0]))).isEmpty();
    }

    @Test
    void what_was_not_packed_or_not_whole_is_refused() {
        byte[] packed = Packing.pack("content".getBytes(StandardCharsets.UTF_8));

        assertThatIllegalArgumentException().isThrownBy(() -> Packing.unpack("&FCI".getBytes(StandardCharsets.UTF_8)));
        assertThatIllegalArgumentException().isThrownBy(() -> Packing.unpack(Arrays.copyOf(packed, 15)));
    }

    @Test
    void packing_can_be_ended_on_the_way() {
        IllegalStateException stop = new IllegalStateException("stop");
        int[] looks = {0};

        assertThatThrownBy(() -> Packing.pack(new byte[4 << 20], () -> {
                    if (looks[0]++ == 2) {
                        throw stop;
                    }
                }))
                .isSameAs(stop);
        assertThat(looks[0]).isEqualTo(3);
    }

    @Test
    void a_small_parcel_of_very_much_is_refused() {
        byte[] packed = Packing.pack(new byte[Packing.MOST_UNPACKED + 1]);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Packing.unpack(packed))
                .withMessageContaining("at most");
    }
}
