package dev.tessera.models.qwen2vl;

import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.GenerationRequest;
import dev.tessera.spi.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PixelBudgetTest {
    private static final PixelBudget BUDGET = new PixelBudget(100, 1000);

    @Test
    void readsBothNotations() {
        assertThat(BUDGET.overriddenBy(options(Map.of("min_pixels", 200, "max_pixels", 300))))
                .isEqualTo(new PixelBudget(200, 300));
        assertThat(BUDGET.overriddenBy(options(Map.of("size", Map.of("shortest_edge", 200, "longest_edge", 300)))))
                .isEqualTo(new PixelBudget(200, 300));
        assertThat(BUDGET.overriddenBy(options(Map.of("max_pixels", 300)))).isEqualTo(new PixelBudget(100, 300));
        assertThat(BUDGET.overriddenBy(options(Map.of()))).isEqualTo(BUDGET);
    }

    @Test
    void hasTheReferencesDefaults() {
        assertThat(PixelBudget.read(options(Map.of()))).isEqualTo(new PixelBudget(3136, 1_003_520));
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatThrownBy(() -> BUDGET.overriddenBy(options(Map.of("min_pixels", 2000))))
                .isInstanceOf(TesseraException.class)
                .hasMessage("mm_processor_kwargs: min_pixels: 2000 is more than max_pixels 1000");
        assertThatThrownBy(() -> BUDGET.overriddenBy(options(Map.of("max_pixels", 0))))
                .hasMessage("mm_processor_kwargs: max_pixels: expected a whole number above zero, found 0");
    }

    @Test
    void refusesOptionsThatFitNoBudget() {
        PixelBudget.checkOptions(options(Map.of("min_pixels", 2000)));

        assertThatThrownBy(() -> PixelBudget.checkOptions(options(Map.of("pixels", 1))))
                .hasMessage("mm_processor_kwargs: pixels: unknown; known are max_pixels, min_pixels, size");
        assertThatThrownBy(() -> PixelBudget.checkOptions(options(Map.of("size", Map.of("longest_edge", -1)))))
                .hasMessage("mm_processor_kwargs: size.longest_edge: expected a whole number above zero, found -1");
        assertThatThrownBy(() -> PixelBudget.checkOptions(options(Map.of("min_pixels", 2, "max_pixels", 1))))
                .hasMessage("mm_processor_kwargs: min_pixels: 2 is more than max_pixels 1");
    }

    private static JsonObject options(Map<String, Object> members) {
        return JsonObject.of(members, GenerationRequest.PROCESSOR_OPTIONS, INVALID_REQUEST);
    }
}
