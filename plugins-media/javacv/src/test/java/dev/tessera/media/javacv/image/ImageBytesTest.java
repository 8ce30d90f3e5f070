package dev.tessera.media.javacv.image;

import static dev.tessera.spi.error.StandardErrors.INVALID_MEDIA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tessera.spi.error.TesseraException;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

final class ImageBytesTest {
    private static final ImageBytes BYTES = new ImageBytes(new byte[] {1, 2, (byte) 0xf3, 4, 5});

    @Test
    void readsNumbersInBothByteOrders() {
        assertThat(BYTES.unsigned8(2)).isEqualTo(0xf3);
        assertThat(BYTES.unsigned16(1, false)).isEqualTo(0x02f3);
        assertThat(BYTES.unsigned16(1, true)).isEqualTo(0xf302);
        assertThat(BYTES.unsigned32(1, false)).isEqualTo(0x02f30405L);
        assertThat(BYTES.unsigned32(0, true)).isEqualTo(0x04f30201L);
    }

    @Test
    void findsBytesAndText() {
        ImageBytes slice = BYTES.slice(1, 3);

        assertThat(slice.indexOf(4, 0)).isEqualTo(2);
        assertThat(slice.indexOf(5, 0)).isEqualTo(-1);
        assertThat(slice.hasText(0, "\u0002\u00f3")).isTrue();
        assertThat(slice.hasText(2, "\u0004\u0005")).isFalse();
        assertThat(slice.toArray()).containsExactly(2, 0xf3, 4);
    }

    @Test
    void doesNotCopyAWholeFile() {
        byte[] file = new byte[3];

        assertThat(new ImageBytes(file).array()).isSameAs(file);
    }

    @Test
    void refusesToReadPastItsEnd() {
        List<ThrowingCallable> reads = List.of(
                () -> BYTES.unsigned8(5),
                () -> BYTES.unsigned8(-1),
                () -> BYTES.unsigned16(4, true),
                () -> BYTES.unsigned32(2, true),
                () -> BYTES.slice(0, 6),
                () -> BYTES.slice(Long.MAX_VALUE, 1),
                () -> BYTES.slice(1, -1),
                () -> BYTES.from(6),
                () -> BYTES.slice(1, 3).unsigned8(3));

        for (ThrowingCallable read : reads) {
            assertThatThrownBy(read)
                    .hasMessage("the image is truncated")
                    .isInstanceOfSatisfying(
                            TesseraException.class, e -> assertThat(e.code()).isEqualTo(INVALID_MEDIA));
        }
    }
}
