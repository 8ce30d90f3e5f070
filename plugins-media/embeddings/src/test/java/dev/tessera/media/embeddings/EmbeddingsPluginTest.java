package dev.tessera.media.embeddings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.media.embeddings.npy.NpyFormat;
import dev.tessera.media.embeddings.safetensors.SafetensorsFormat;
import dev.tessera.media.embeddings.torch.TorchFormat;
import dev.tessera.spi.Plugin;
import dev.tessera.spi.media.TensorFormat;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EmbeddingsPluginTest {
    @Test
    void isTheOneEntryOfItsJar() {
        assertThat(ServiceLoader.load(Plugin.class)).singleElement().isInstanceOf(EmbeddingsPlugin.class);
    }

    @ParameterizedTest
    @CsvSource({
        "float32.pt, TorchFormat",
        "dict.pt, TorchFormat",
        "legacy.pt, TorchFormat",
        "two.safetensors, SafetensorsFormat",
        "float16.npy, NpyFormat",
    })
    void everyFileIsOfOneFormat(String file, String format) {
        assertThat(List.<TensorFormat>of(new TorchFormat(), new SafetensorsFormat(), new NpyFormat()).stream()
                        .filter(candidate -> candidate.recognizes(TestingFiles.media(file)))
                        .map(found -> found.getClass().getSimpleName()))
                .containsExactly(format);
    }

    @Test
    void otherBytesAreOfNoFormat() {
        for (byte[] bytes : List.of(new byte[0], new byte[] {1}, "text that is long enough".getBytes(UTF_8))) {
            assertThat(List.<TensorFormat>of(new TorchFormat(), new SafetensorsFormat(), new NpyFormat()).stream()
                            .filter(candidate -> candidate.recognizes(TestingFiles.media(bytes))))
                    .isEmpty();
        }
    }
}
