package dev.tessera.platform.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.tessera.spi.error.TesseraException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class ExpressionTest {
    private static final Map<String, Object> VARIABLES =
            Map.of("d", new TreeMap<>(Map.of("k", "v", "n", 1)), "l", List.of("a", "b", "c"), "s", "Hello World!");

    @ParameterizedTest(name = "{0}")
    @MethodSource("lines")
    void printsAsJinja2(String expression, String expected) {
        ChatTemplate template = ChatTemplate.parse("{{ " + expression + " }}", Fixtures.CLOCK);
        if (expected.equals("FAILS")) {
            assertThatThrownBy(() -> template.render(VARIABLES))
                    .isInstanceOf(TesseraException.class)
                    .hasMessageStartingWith("chat template, line 1: ")
                    .hasMessageNotContaining("cannot be evaluated");
        } else {
            assertThat(template.render(VARIABLES)).isEqualTo(Fixtures.string(expected));
        }
    }

    static Stream<Arguments> lines() {
        return Fixtures.read("expressions.tsv").lines().map(line -> {
            int tab = line.indexOf('\t');
            return arguments(line.substring(0, tab), line.substring(tab + 1));
        });
    }
}
