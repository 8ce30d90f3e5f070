package dev.tessera.media.embeddings.torch;

import static dev.tessera.media.embeddings.Refusals.ROOM;
import static dev.tessera.spi.error.StandardErrors.MEDIA_TOO_LARGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tessera.media.embeddings.Refusals;
import dev.tessera.media.embeddings.TestingFiles;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.tensor.DataType;
import dev.tessera.spi.tensor.Shape;
import dev.tessera.spi.tensor.Tensor;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TorchFormatTest {
    private static final float[] ROWS = {0, 0.125f, 0.25f, 0.375f, 0.5f, 0.625f, 0.75f, 0.875f, 1, 1.125f, 1.25f, 1.375f
    };

    private final TorchFormat format = new TorchFormat();

    private Map<String, Tensor> read(String file) {
        return format.read(TestingFiles.media(file), ROOM);
    }

    @ParameterizedTest
    @CsvSource({
        "float32, FLOAT32",
        "float16, FLOAT16",
        "bfloat16, BFLOAT16",
        "float64, FLOAT64",
        "parameter, FLOAT32",
        "requires_grad, FLOAT32",
        "protocol4, FLOAT32",
    })
    void readsRowsOfEachType(String file, DataType type) {
        assertThat(read(file + ".pt")).containsOnlyKeys("").hasEntrySatisfying("", tensor -> {
            assertThat(tensor.type()).isEqualTo(type);
            assertThat(tensor.shape()).isEqualTo(Shape.of(3, 4));
            assertThat(tensor.toFloats()).containsExactly(ROWS);
        });
    }

    @Test
    void readsWholeNumbers() {
        assertThat(read("int64.pt").get("").toLongs()).containsExactly(1, 6, 10);
        assertThat(read("int32.pt").get("").toLongs()).containsExactly(1, 6, 10);
        assertThat(read("int32.pt").get("").type()).isEqualTo(DataType.INT32);
        assertThat(read("bool.pt").get("").toLongs()).containsExactly(1, 0);
    }

    @Test
    void laysViewsOfOtherTensorsOutAnew() {
        Tensor transposed = read("transposed.pt").get("");
        assertThat(transposed.shape()).isEqualTo(Shape.of(4, 3));
        assertThat(transposed.toFloats())
                .containsExactly(0, 0.5f, 1, 0.125f, 0.625f, 1.125f, 0.25f, 0.75f, 1.25f, 0.375f, 0.875f, 1.375f);
        Tensor slice = read("slice.pt").get("");
        assertThat(slice.shape()).isEqualTo(Shape.of(2, 2));
        assertThat(slice.toFloats()).containsExactly(0.625f, 0.75f, 1.125f, 1.25f);
        assertThat(read("scalar.pt").get("").toFloats()).containsExactly(2.5f);
        assertThat(read("scalar.pt").get("").shape()).isEqualTo(Shape.of());
        assertThat(read("empty.pt").get("").shape()).isEqualTo(Shape.of(0, 4));
    }

    @Test
    void readsDictionaries() {
        Map<String, Tensor> tensors = read("dict.pt");
        assertThat(tensors).containsOnlyKeys("image_embeds", "image_grid_thw");
        assertThat(tensors.get("image_embeds").toFloats()).containsExactly(ROWS);
        assertThat(tensors.get("image_grid_thw").shape()).isEqualTo(Shape.of(1, 3));
        assertThat(tensors.get("image_grid_thw").toLongs()).containsExactly(1, 6, 10);
        assertThat(read("ordered_dict.pt").get("image_embeds").toFloats()).containsExactly(ROWS);
        assertThat(read("shared.pt").get("again").toFloats()).containsExactly(ROWS);
    }

    @Test
    void doesNotKeepTheFile() {
        byte[] bytes = TestingFiles.bytes("float32.pt");
        Tensor tensor = format.read(TestingFiles.media(bytes), ROOM).get("");
        Arrays.fill(bytes, (byte) 0);
        assertThat(tensor.toFloats()).containsExactly(ROWS);
    }

    @Test
    void countsBytesBeforeItCopies() {
        assertThat(format.read(TestingFiles.media("dict.pt"), 72)).hasSize(2);
        assertThatExceptionOfType(TesseraException.class)
                .isThrownBy(() -> format.read(TestingFiles.media("dict.pt"), 71))
                .withMessage("the tensors of the file have 72 bytes, but the limit is 71 (embeddings.max-decode-size)")
                .satisfies(e -> assertThat(e.code()).isEqualTo(MEDIA_TOO_LARGE));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sparse.pt | the file has a sparse tensor; save tensor.to_dense()",
                "expanded.pt | a tensor of shape [5, 4] repeats its 12 stored numbers, or they are missing; save tensor.contiguous()",
                "legacy.pt | the file is a bare pickle, as torch.save wrote it before PyTorch 1.6 or with"
                        + " _use_new_zipfile_serialization=False; save it with torch.save(tensor, file)",
                "list.pt | the file holds neither a tensor nor a dictionary of tensors",
                "nested.pt | the file's dictionary has a \"a\" that is no tensor",
                "dict_number.pt | the file's dictionary has a \"n\" that is no tensor",
                "complex.pt | the file has numbers of type \"torch.ComplexFloatStorage\", which are not read; floating-point and"
                        + " whole numbers are",
                "float8.pt | the file has numbers of type \"torch.storage.UntypedStorage\", which are not read; floating-point and"
                        + " whole numbers are",
                "uint16.pt | the file has numbers of type \"torch.storage.UntypedStorage\", which are not read; floating-point and"
                        + " whole numbers are",
                "quantized.pt | the file has numbers of type \"torch.QInt8Storage\", which are not read; floating-point and whole"
                        + " numbers are",
                "meta.pt | the pickle calls \"torch._utils._rebuild_meta_tensor_no_storage\", which no dense tensor needs; nothing of"
                        + " it was executed",
                "module.pt | the pickle has the instruction 0x81, which no tensor or dictionary of tensors needs",
            })
    void saysWhatItDoesNotRead(String file, String message) {
        Refusals.assertRefused(format, TestingFiles.bytes(file), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"float32", "dict", "transposed", "parameter", "sparse", "legacy", "protocol4"})
    void survivesCorruption(String file) {
        Refusals.assertSurvivesCorruption(format, TestingFiles.bytes(file + ".pt"), 7);
    }
}
