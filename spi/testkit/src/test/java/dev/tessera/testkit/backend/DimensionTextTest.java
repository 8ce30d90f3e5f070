package dev.tessera.testkit.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DimensionTextTest {
    @Test
    void readsWhatShapesPrint() {
        assertThat(DimensionText.parse(List.of(4, "T", "4*P", "S + 1", "2*T + 3")))
                .hasToString("[4, T, 4*P, S + 1, 2*T + 3]");
        assertThat(DimensionText.parse(List.of())).hasToString("[]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "4", "T*4", "T+1", "S*T", "T - 1"})
    void refusesOtherForms(String dimension) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DimensionText.parse(List.of(dimension)))
                .withMessage("\"%s\" is not a dimension such as 4*P + 1".formatted(dimension));
    }
}
