package dev.tessera.platform.media;

import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.spi.generation.GenerationRequest;
import dev.tessera.spi.generation.Prompt;
import dev.tessera.spi.generation.RequestContext;
import dev.tessera.spi.generation.SamplingParameters;
import dev.tessera.spi.json.JsonObject;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class OptionDefaultsTest {
    @Test
    void areMergedUnderTheRequestsOnAllLevels() {
        OptionDefaults defaults = OptionDefaults.parse(
                "{\"image\": {\"mode\": \"RGB\", \"color\": [0, 0, 0]}, \"video\": {\"fps\": 1}}",
                "{\"size\": {\"longest\": 5, \"shortest\": 1}, \"crops\": 4}");

        GenerationRequest merged = defaults.under(request(
                Map.of("image", Map.of("color", List.of(9, 9, 9))), Map.of("size", Map.of("longest", 7), "more", 1)));

        assertThat(merged.mediaOptions().asMap())
                .isEqualTo(
                        Map.of("image", Map.of("mode", "RGB", "color", List.of(9, 9, 9)), "video", Map.of("fps", 1)));
        assertThat(merged.processorOptions().asMap())
                .isEqualTo(Map.of("size", Map.of("longest", 7, "shortest", 1), "crops", 4, "more", 1));
    }

    @Test
    void areTakenAwayByNull() {
        OptionDefaults defaults = OptionDefaults.parse("", "{\"crops\": 4}");

        assertThat(defaults.under(request(Map.of(), Collections.singletonMap("crops", null)))
                        .processorOptions()
                        .has("crops"))
                .isFalse();
    }

    @Test
    void leaveTheRequestAloneWhereThereAreNone() {
        GenerationRequest request = request(Map.of("image", Map.of("a", 1)), Map.of("b", 2));

        assertThat(OptionDefaults.parse("", "").under(request)).isEqualTo(request);
    }

    private static GenerationRequest request(Map<String, Object> mediaOptions, Map<String, Object> processorOptions) {
        return new GenerationRequest(
                new Prompt.Text("", List.of(), false),
                SamplingParameters.builder().build(),
                JsonObject.of(mediaOptions, GenerationRequest.MEDIA_OPTIONS, INVALID_REQUEST),
                JsonObject.of(processorOptions, GenerationRequest.PROCESSOR_OPTIONS, INVALID_REQUEST),
                RequestContext.DEFAULT);
    }
}
