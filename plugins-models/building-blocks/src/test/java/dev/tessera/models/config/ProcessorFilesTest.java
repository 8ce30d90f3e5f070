package dev.tessera.models.config;

import static dev.tessera.spi.error.StandardErrors.INVALID_CHECKPOINT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ProcessorFilesTest {
    private static final Map<String, Object> PICTURES = Map.of("resample", 2);
    private static final Map<String, Object> VIDEOS = Map.of("resample", 3);

    @Test
    void readsFilesOfTheirOwn() {
        TestingCheckpoint checkpoint = new TestingCheckpoint(
                Map.of("preprocessor_config.json", PICTURES, "video_preprocessor_config.json", VIDEOS));
        assertFound(checkpoint, PICTURES, VIDEOS);
    }

    @Test
    void readsOneFileForAll() {
        TestingCheckpoint checkpoint = new TestingCheckpoint(
                Map.of("processor_config.json", Map.of("image_processor", PICTURES, "video_processor", VIDEOS)));
        assertFound(checkpoint, PICTURES, VIDEOS);
    }

    @Test
    void takesOneFileForAllBeforeFilesOfTheirOwn() {
        Map<String, Object> older = Map.of("resample", 0);
        TestingCheckpoint checkpoint = new TestingCheckpoint(Map.of(
                "processor_config.json",
                Map.of("image_processor", PICTURES, "video_processor", VIDEOS),
                "preprocessor_config.json",
                older,
                "video_preprocessor_config.json",
                older));
        assertFound(checkpoint, PICTURES, VIDEOS);
    }

    @Test
    void takesFilesOfTheirOwnBesideOneFileWithoutParts() {
        TestingCheckpoint checkpoint = new TestingCheckpoint(Map.of(
                "processor_config.json",
                Map.of("image_token", "<image>"),
                "preprocessor_config.json",
                PICTURES,
                "video_preprocessor_config.json",
                VIDEOS));
        assertFound(checkpoint, PICTURES, VIDEOS);
    }

    @Test
    void takesTheSettingsOfPicturesForVideosWithoutTheirOwn() {
        assertFound(new TestingCheckpoint(Map.of("preprocessor_config.json", PICTURES)), PICTURES, PICTURES);
        assertFound(new TestingCheckpoint(Map.of()), Map.of(), Map.of());
    }

    @Test
    void refusesSettingsThatAreNotThoseOfTheModel() {
        JsonObject settings = JsonObject.of(Map.of("patch_size", 14), "preprocessor_config.json", INVALID_CHECKPOINT);

        ProcessorFiles.requireSame(settings, "patch_size", 14);
        ProcessorFiles.requireSame(settings, "merge_size", 2);
        assertThatExceptionOfType(TesseraException.class)
                .isThrownBy(() -> ProcessorFiles.requireSame(settings, "patch_size", 16))
                .withMessage("preprocessor_config.json: patch_size: 14, but config.json makes it 16")
                .satisfies(e -> assertThat(e.code()).isEqualTo(INVALID_CHECKPOINT));
    }

    private static void assertFound(
            TestingCheckpoint checkpoint, Map<String, Object> pictures, Map<String, Object> videos) {
        assertThat(ProcessorFiles.pictures(checkpoint).asMap()).isEqualTo(pictures);
        assertThat(ProcessorFiles.videos(checkpoint).asMap()).isEqualTo(videos);
    }
}
