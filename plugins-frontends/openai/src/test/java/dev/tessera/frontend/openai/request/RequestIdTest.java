package dev.tessera.frontend.openai.request;

import static dev.tessera.frontend.openai.json.TestingBodies.body;
import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tessera.frontend.openai.call.Caller;
import dev.tessera.spi.error.TesseraException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RequestIdTest {
    private static final Caller NAMED =
            new Caller("", Optional.of("header"), "assigned", Optional.empty(), Optional.empty());

    @Test
    void isThatOfTheTransport() {
        assertThat(RequestId.of(body("{'request_id': 'field'}"), NAMED)).isEqualTo("header");
    }

    @Test
    void isElseTheField() {
        assertThat(RequestId.of(body("{'request_id': 'field'}"), Caller.anonymous("assigned")))
                .isEqualTo("field");
    }

    @Test
    void isElseTheOneThatWasAssigned() {
        assertThat(RequestId.of(body("{'request_id': null}"), Caller.anonymous("assigned")))
                .isEqualTo("assigned");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "\u00e9"})
    void mustBeWellFormedInTheFieldEvenWhereThatDoesNotCount(String id) {
        TesseraException failure = assertThrows(
                TesseraException.class, () -> RequestId.of(body("{'request_id': '%s'}".formatted(id)), NAMED));

        assertThat(failure.code()).isEqualTo(INVALID_REQUEST);
        assertThat(failure.parameter()).contains("request_id");
        assertThat(failure)
                .hasMessage(("request_id has %d characters, but must have 1 to 128, all of them visible ones of ASCII,"
                                + " without spaces")
                        .formatted(id.length()));
    }
}
