package dev.tessera.media.embeddings;

import static dev.tessera.spi.error.StandardErrors.INVALID_MEDIA;
import static dev.tessera.spi.error.StandardErrors.MEDIA_TOO_LARGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.media.TensorFormat;
import java.util.Arrays;
import java.util.Random;

/** How formats refuse what they cannot read. */
public final class Refusals {
    /** More than any file of the tests has. */
    public static final long ROOM = 1 << 20;

    private static final int CORRUPTIONS = 2000;

    private Refusals() {}

    public static void assertRefused(TensorFormat format, byte[] bytes, String message) {
        assertThatExceptionOfType(TesseraException.class)
                .isThrownBy(() -> format.read(TestingFiles.media(bytes), ROOM))
                .satisfies(Refusals::assertClear)
                .withMessage(message);
    }

    /** Reads a file with bits flipped, bytes set, and its end cut off: what comes is tensors, or a clear error. */
    public static void assertSurvivesCorruption(TensorFormat format, byte[] intact, long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < CORRUPTIONS; i++) {
            byte[] bytes = corrupt(intact, random);
            try {
                if (format.recognizes(TestingFiles.media(bytes))) {
                    assertThat(format.read(TestingFiles.media(bytes), ROOM)).isNotEmpty();
                }
            } catch (TesseraException e) {
                assertClear(e);
            }
        }
    }

    public static byte[] corrupt(byte[] intact, Random random) {
        byte[] bytes = intact.clone();
        if (random.nextInt(4) == 0) {
            bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
        }
        for (int changes = random.nextInt(4); changes >= 0 && bytes.length > 0; changes--) {
            int place = random.nextInt(bytes.length);
            bytes[place] = switch (random.nextInt(3)) {
                case 0 -> (byte) (bytes[place] ^ 1 << random.nextInt(8));
                case 1 -> (byte) random.nextInt(256);
                default -> (byte) (random.nextBoolean() ? 0xFF : 0);
            };
        }
        return bytes;
    }

    private static void assertClear(TesseraException refused) {
        assertThat(refused.code()).isIn(INVALID_MEDIA, MEDIA_TOO_LARGE);
        assertThat(refused.getMessage()).hasSizeBetween(10, 400).matches("\\p{Print}+");
    }
}
