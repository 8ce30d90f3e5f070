package dev.tessera.models.config;

import static org.assertj.core.api.Assertions.assertThat;

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

    private static void assertFound(
            TestingCheckpoint checkpoint, Map<String, Object> pictures, Map<String, Object> videos) {
        assertThat(ProcessorFiles.pictures(checkpoint).asMap()).isEqualTo(pictures);
        assertThat(ProcessorFiles.videos(checkpoint).asMap()).isEqualTo(videos);
    }
}
