package dev.tessera.platform.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.tessera.spi.error.TesseraException;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class GoldenTemplateTest {
    @ParameterizedTest(name = "{0} / {1}")
    @MethodSource("cases")
    void rendersAsJinja2(String template, String conversation, Object expected) {
        ChatTemplate parsed = ChatTemplate.parse(Fixtures.source(template), Fixtures.CLOCK);
        Map<String, Object> variables = Fixtures.conversations().get(conversation);
        if (expected instanceof String output) {
            assertThat(parsed.render(variables)).isEqualTo(output);
        } else {
            String message = (String) ((Map<?, ?>) expected).get("fails");
            assertThatThrownBy(() -> parsed.render(variables))
                    .isInstanceOf(TesseraException.class)
                    .hasMessageContaining(message);
        }
    }

    static Stream<Arguments> cases() {
        return Fixtures.expected().entrySet().stream()
                .flatMap(template -> template.getValue().entrySet().stream()
                        .map(conversation ->
                                arguments(template.getKey(), conversation.getKey(), conversation.getValue())));
    }
}
