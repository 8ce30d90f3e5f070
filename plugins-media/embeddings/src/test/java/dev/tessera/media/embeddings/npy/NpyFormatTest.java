package dev.tessera.media.embeddings.npy;

import static dev.tessera.media.embeddings.Refusals.ROOM;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tessera.media.embeddings.Refusals;
import dev.tessera.media.embeddings.TestingFiles;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.tensor.DataType;
import dev.tessera.spi.tensor.Shape;
import dev.tessera.spi.tensor.Tensor;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NpyFormatTest {
    private final NpyFormat format = new NpyFormat();

    private Tensor read(String file) {
        return format.read(TestingFiles.media(file), ROOM).get("");
    }

    @ParameterizedTest
    @CsvSource({"float32, FLOAT32", "float16, FLOAT16", "fortran, FLOAT32", "v2, FLOAT32"})
    void readsRows(String file, DataType type) {
        Tensor rows = read(file + ".npy");
        assertThat(rows.type()).isEqualTo(type);
        assertThat(rows.shape()).isEqualTo(Shape.of(3, 4));
        assertThat(rows.toFloats())
                .containsExactly(0, 0.125f, 0.25f, 0.375f, 0.5f, 0.625f, 0.75f, 0.875f, 1, 1.125f, 1.25f, 1.375f);
    }

    @Test
    void readsWholeNumbers() {
        assertThat(read("int64.npy").toLongs()).containsExactly(1, 6, 10);
        assertThat(read("int32.npy").toLongs()).containsExactly(1, 6, 10);
        assertThat(read("int32.npy").type()).isEqualTo(DataType.INT32);
    }

    @Test
    void countsBytesBeforeItCopies() {
        assertThat(format.read(TestingFiles.media("float32.npy"), 48)).hasSize(1);
        assertThatExceptionOfType(TesseraException.class)
                .isThrownBy(() -> format.read(TestingFiles.media("float32.npy"), 47))
                .withMessage("the tensors of the file have 48 bytes, but the limit is 47 (embeddings.max-decode-size)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "{'descr': '<f4', 'fortran_order': False, 'shape': (3,), }~ 4"
                        + "~ a tensor of shape [3] repeats its 1 stored numbers, or they are missing; save tensor.contiguous()",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (1,), }~ 8"
                        + "~ the npy file has 8 bytes of numbers, but FLOAT32[1] takes 4",
                "{'descr': '>f4', 'fortran_order': False, 'shape': (1,), }~ 4"
                        + "~ the npy file has numbers of type \">f4\", but little-endian f2, f4, f8 and whole numbers are read",
                "{'descr': '|O', 'fortran_order': False, 'shape': (1,), }~ 4"
                        + "~ the npy file has numbers of type \"|O\", but little-endian f2, f4, f8 and whole numbers are read",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (999999999999999999, 999999999999999999), }~ 4"
                        + "~ a tensor of shape [999999999999999999, 999999999999999999] has more numbers than 63 bits count",
                "{'descr': '<f4', 'fortran_order': True, 'shape': (999999999999999999, 999999999999999999), }~ 4"
                        + "~ a tensor of shape [999999999999999999, 999999999999999999] has more numbers than 63 bits count",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (-1,), }~ 4"
                        + "~ the npy file's header \"{'descr': '<f4', 'fortran_order': False, 'shape': (-1,), }\" is not of an array"
                        + " of numbers",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (1, 2 3), }~ 4"
                        + "~ the npy file's shape (1, 2 3) is not a tuple of sizes",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (,), }~ 4"
                        + "~ the npy file's shape (,) is not a tuple of sizes",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (1, 1234567890123456789), }~ 4"
                        + "~ the npy file's shape (1, 1234567890123456789) is not a tuple of sizes",
                "{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (1,), }~ 4"
                        + "~ the npy file's header \"{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (1,), }\" is not of"
                        + " an array of numbers",
                "__import__('os').system('x')~ 4"
                        + "~ the npy file's header \"__import__('os').system('x')\" is not of an array of numbers",
            })
    void saysWhatItDoesNotRead(String header, int bytes, String message) {
        Refusals.assertRefused(format, file(1, header, bytes), message);
    }

    @Test
    void saysWhatIsWrongBeforeTheHeader() {
        Refusals.assertRefused(format, file(9, "", 0), "the npy file has version 9, but 1 to 3 are known");
        Refusals.assertRefused(format, Arrays.copyOf(file(1, "", 0), 7), "the npy file is cut off");
        Refusals.assertRefused(format, Arrays.copyOf(file(1, "", 0), 9), "the npy file is cut off");
        Refusals.assertRefused(format, Arrays.copyOf(TestingFiles.bytes("float32.npy"), 50), "the npy file is cut off");
        Refusals.assertRefused(
                format,
                file(1, "x".repeat(20_001), 0),
                "the npy file has a header of 20001 bytes, but 20000 at most are read");
        Refusals.assertRefused(
                format,
                file(1, "{'descr': '<f4', 'fortran_order': False, 'shape': (" + "1,".repeat(9900), 0),
                "the npy file's header \"{'descr': '<f4', 'fortran_order': False, 'shape': (1,1,1,1,1,1,1,1,1,1,1,1,1,1,1...\""
                        + " is not of an array of numbers");
    }

    @Test
    void readsArraysOfEveryRank() {
        byte[] scalar = file(1, "{'descr': '<f4', 'fortran_order': False, 'shape': (), }\n", 4);
        assertThat(format.read(TestingFiles.media(scalar), ROOM).get("").shape())
                .isEqualTo(Shape.of());
        byte[] cube = file(1, "{'descr': '|u1', 'fortran_order': True, 'shape': (2, 3, 4), }   \n", 24);
        assertThat(format.read(TestingFiles.media(cube), ROOM).get("").shape()).isEqualTo(Shape.of(2, 3, 4));
    }

    private static byte[] file(int version, String header, int bytes) {
        byte[] text = header.getBytes(ISO_8859_1);
        byte[] file = Arrays.copyOf("\u0093NUMPY".getBytes(ISO_8859_1), 10 + text.length + bytes);
        file[6] = (byte) version;
        file[8] = (byte) text.length;
        file[9] = (byte) (text.length >> 8);
        System.arraycopy(text, 0, file, 10, text.length);
        return file;
    }

    @ParameterizedTest
    @ValueSource(strings = {"float32.npy", "fortran.npy", "v2.npy", "object.npy"})
    void survivesCorruption(String file) {
        Refusals.assertSurvivesCorruption(format, TestingFiles.bytes(file), 3);
    }
}
