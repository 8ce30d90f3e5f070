package dev.tessera.media.javacv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tessera.spi.error.TesseraException;
import java.util.Arrays;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;

final class NativeMemoryTest {
    private static final int DECODES = 1000;
    /** One picture of 640 x 480 pixels in ten that leaks would be 92 MB. */
    private static final long MAX_GROWTH_BYTES = 60_000_000;

    @Test
    void isFreeAfterPicturesAndErrors() {
        byte[] sound = TestingImages.golden("scene_640x480.jpg");
        byte[] damaged = withDamagedHuffmanTable(sound);
        decode(sound, damaged, 100);
        long tracked = Pointer.totalBytes();
        long physical = Pointer.physicalBytes();

        decode(sound, damaged, DECODES);

        assertThat(Pointer.totalBytes()).isEqualTo(tracked);
        assertThat(Pointer.physicalBytes() - physical).isLessThan(MAX_GROWTH_BYTES);
    }

    private static void decode(byte[] sound, byte[] damaged, int times) {
        for (int i = 0; i < times; i++) {
            TestingImages.parse(sound);
            assertThatThrownBy(() -> TestingImages.parse(damaged))
                    .isInstanceOf(TesseraException.class)
                    .hasMessage("the JPEG image is damaged: its pixels cannot be decoded");
        }
    }

    /** OpenCV allocates the picture before it meets the table. */
    private static byte[] withDamagedHuffmanTable(byte[] file) {
        byte[] damaged = file.clone();
        int at = 0;
        while ((file[at] & 0xff) != 0xff || (file[at + 1] & 0xff) != 0xc4) {
            at++;
        }
        Arrays.fill(damaged, at + 5, at + 21, (byte) 0x7f);
        return damaged;
    }
}
