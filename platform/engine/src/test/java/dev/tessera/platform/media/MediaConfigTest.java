package dev.tessera.platform.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tessera.spi.config.DataSize;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class MediaConfigTest {
    private static final DataSize MB = new DataSize(1 << 20);

    @Test
    void keepsAQuarterOfTheHeapAtMostUnlessASizeIsSet() {
        assertThat(new MediaConfig(MB, 0, Optional.empty(), "", "", "").processorCacheBytes())
                .isBetween(1L, Math.min(4L << 30, Runtime.getRuntime().maxMemory() / 4));
        assertThat(new MediaConfig(MB, 0, Optional.of(MB), "", "", "").processorCacheBytes())
                .isEqualTo(1 << 20);
    }

    @Test
    void saysWhatIsWrongWithALimit() {
        assertThatThrownBy(() -> new MediaConfig(MB, 0, Optional.empty(), "image", "", ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("media.limit-per-prompt: \"image\" is not a limit such as image=2");
    }

    @Test
    void saysWhatIsWrongWithOptions() {
        assertRefused("[]", "", "media.io-kwargs is not a JSON object: ");
        assertRefused("{\"image\": 1}", "", "media.io-kwargs: image: expected an object, found 1");
        assertRefused("", "max_pixels=1", "media.processor-kwargs is not a JSON object: ");
    }

    private static void assertRefused(String ioOptions, String processorOptions, String message) {
        assertThatThrownBy(() -> new MediaConfig(MB, 0, Optional.empty(), "", ioOptions, processorOptions))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }
}
