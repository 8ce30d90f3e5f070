package dev.tessera.media.javacv.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tessera.media.javacv.image.ImageBytes;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

final class TiffDirectoryTest {
    @Test
    void readsNumbersThatStandInTheEntry() {
        TiffDirectory directory = directory(ByteOrder.LITTLE_ENDIAN, 274, 3, 1, 6);

        assertThat(directory.has(274)).isTrue();
        assertThat(directory.number(274)).hasValue(6);
        assertThat(directory.number(275)).isEmpty();
    }

    @Test
    void readsBigEndianNumbers() {
        assertThat(directory(ByteOrder.BIG_ENDIAN, 256, 4, 1, 70_000).number(256))
                .hasValue(70_000);
    }

    @Test
    void readsNumbersThatStandElsewhere() {
        assertThat(directory(ByteOrder.LITTLE_ENDIAN, 258, 3, 3, 0).numbers(258))
                .containsExactly(0x4949, 42, 8);
    }

    @Test
    void hasNoNumberForTextAndForManyValues() {
        assertThat(directory(ByteOrder.LITTLE_ENDIAN, 270, 2, 4, 0).number(270)).isEmpty();
        assertThat(directory(ByteOrder.LITTLE_ENDIAN, 258, 3, 2, 0).number(258)).isEmpty();
    }

    @Test
    void passesOverUnknownTypes() {
        assertThat(directory(ByteOrder.LITTLE_ENDIAN, 270, 99, 1, 0).has(270)).isFalse();
    }

    @Test
    void refusesValuesOutsideTheFile() {
        TiffDirectory directory = directory(ByteOrder.LITTLE_ENDIAN, 258, 3, 3, 1_000_000);

        assertThatThrownBy(() -> directory.numbers(258)).hasMessage("the image is truncated");
    }

    @Test
    void refusesTooManyValues() {
        TiffDirectory directory = directory(ByteOrder.LITTLE_ENDIAN, 258, 3, -1, 0);

        assertThatThrownBy(() -> directory.numbers(258))
                .hasMessage("the TIFF image is damaged: tag 258 has 4294967295 values");
    }

    @Test
    void refusesADirectoryOutsideTheFile() {
        byte[] header = {'I', 'I', 42, 0, -1, -1, -1, -1};

        assertThatThrownBy(() -> TiffDirectory.read(new ImageBytes(header))).hasMessage("the image is truncated");
    }

    @Test
    void refusesOtherVersions() {
        byte[] header = {'I', 'I', 43, 0, 8, 0, 0, 0};

        assertThatThrownBy(() -> TiffDirectory.read(new ImageBytes(header)))
                .hasMessage("TIFF images of version 43 are not supported");
    }

    /** A file whose directory has one entry. Its value is a number, or an offset where it does not fit. */
    private static TiffDirectory directory(ByteOrder order, int tag, int type, int count, int value) {
        ByteBuffer file = ByteBuffer.allocate(26).order(order);
        file.put(new byte[] {(byte) (order == ByteOrder.LITTLE_ENDIAN ? 'I' : 'M')});
        file.put(file.get(0)).putShort((short) 42).putInt(8);
        file.putShort((short) 1).putShort((short) tag).putShort((short) type).putInt(count);
        if (type == 3 && count == 1) {
            file.putShort((short) value);
        } else {
            file.putInt(value);
        }
        return TiffDirectory.read(new ImageBytes(file.array()));
    }
}
