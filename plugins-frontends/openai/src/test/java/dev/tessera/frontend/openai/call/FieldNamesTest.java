package dev.tessera.frontend.openai.call;

import static dev.tessera.spi.error.StandardErrors.MEDIA_UNREACHABLE;
import static dev.tessera.spi.error.StandardErrors.PROMPT_TOO_LONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tessera.spi.error.TesseraException;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class FieldNamesTest {
    private static final FieldNames NAMES =
            new FieldNames(Map.of("max_tokens", "max_output_tokens", "image_url", "source"));

    @Test
    void standWhereAMessageBeginsWithTheField() {
        TesseraException failure = named(
                new TesseraException(PROMPT_TOO_LONG, "'max_tokens' or 'max_completion_tokens' is too large: 9. It is.")
                        .withParameter("max_tokens"));

        assertThat(failure.code()).isEqualTo(PROMPT_TOO_LONG);
        assertThat(failure).hasMessage("max_output_tokens is too large: 9. It is.");
        assertThat(failure.parameter()).contains("max_output_tokens");
    }

    @Test
    void leaveMessagesAboutSomethingElseAsTheyAre() {
        TesseraException failure =
                named(new TesseraException(MEDIA_UNREACHABLE, "the host is not known").withParameter("image_url"));

        assertThat(failure).hasMessage("the host is not known");
        assertThat(failure.parameter()).contains("source");
    }

    @Test
    void leaveOtherFailuresAsTheyAre() {
        TesseraException failure = new TesseraException(PROMPT_TOO_LONG, "max_tokens is bad");

        assertThat(named(failure)).isSameAs(failure);
        assertThat(named(failure.withParameter("input_tokens")).parameter()).contains("input_tokens");
        assertThat(NAMES.in(() -> 5)).isEqualTo(5);
    }

    private static TesseraException named(TesseraException failure) {
        return catchThrowableOfType(
                TesseraException.class,
                () -> NAMES.in(() -> {
                    throw failure;
                }));
    }
}
