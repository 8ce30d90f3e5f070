package dev.tessera.media.javacv;

import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tessera.media.javacv.image.Background;
import dev.tessera.spi.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ImageOptionsTest {
    private static final Background CONFIGURED = new Background(1, 2, 3);

    @Test
    void takesTheConfiguredBackgroundWhereNoneIsNamed() {
        assertThat(read(Map.of()).background()).isEqualTo(CONFIGURED);
    }

    @Test
    void takesTheNamedBackground() {
        assertThat(read(Map.of("rgba_background_color", List.of(0L, 255L, 7L))).background())
                .isEqualTo(new Background(0, 255, 7));
    }

    @Test
    void takesTheModeRgbOrNone() {
        Map<String, Object> none = new HashMap<>();
        none.put("image_mode", null);

        assertThat(read(Map.of("image_mode", "RGB"))).isEqualTo(read(none));
    }

    @Test
    void refusesOtherModes() {
        assertThatThrownBy(() -> read(Map.of("image_mode", "L")))
                .hasMessage("media_io_kwargs.image: image_mode: expected \"RGB\" or null, found \"L\"");
    }

    @ParameterizedTest
    @MethodSource
    void refusesOtherBackgrounds(Object color) {
        assertThatThrownBy(() -> read(Map.of("rgba_background_color", color)))
                .hasMessageStartingWith("media_io_kwargs.image: rgba_background_color: expected ");
    }

    static Stream<Object> refusesOtherBackgrounds() {
        return Stream.of(
                List.of(1L, 2L), List.of(1L, 2L, 3L, 4L), List.of(1L, 2L, 256L), List.of(-1L, 2L, 3L), "white", 5L);
    }

    private static ImageOptions read(Map<String, Object> members) {
        return ImageOptions.read(JsonObject.of(members, "media_io_kwargs.image", INVALID_REQUEST), CONFIGURED);
    }
}
