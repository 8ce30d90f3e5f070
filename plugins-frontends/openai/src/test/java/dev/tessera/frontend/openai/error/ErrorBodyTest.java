package dev.tessera.frontend.openai.error;

import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;
import static dev.tessera.spi.error.StandardErrors.MEDIA_CONFLICT;
import static dev.tessera.spi.error.StandardErrors.UNKNOWN_NAME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.spi.error.TesseraException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ErrorBodyTest {
    @Test
    void namesTheParameterAtTheEndOfTheMessage() {
        TesseraException failure = new TesseraException(INVALID_REQUEST, "n is 0, but must be 1 to 128");

        assertThat(ErrorBody.of(failure.withParameter("n")))
                .isEqualTo(new ErrorBody(new ErrorBody.Details(
                        "n is 0, but must be 1 to 128 (parameter=n)", "BadRequestError", Optional.of("n"), 400)));
        assertThat(ErrorBody.of(failure))
                .isEqualTo(new ErrorBody(new ErrorBody.Details(
                        "n is 0, but must be 1 to 128", "BadRequestError", Optional.empty(), 400)));
    }

    @Test
    void saysThatSomethingDoesNotExistInTheMessageAlone() {
        TesseraException failure = new TesseraException(UNKNOWN_NAME, "the model \"a\" does not exist");

        assertThat(ErrorBody.of(failure.withParameter("model")))
                .isEqualTo(new ErrorBody(new ErrorBody.Details(
                        "the model \"a\" does not exist", "NotFoundError", Optional.of("model"), 404)));
    }

    @Test
    void isNothingToSendAgainWhereAUuidIsTaken() {
        assertThat(ErrorBody.of(new TesseraException(MEDIA_CONFLICT, "taken")))
                .isEqualTo(new ErrorBody(
                        new ErrorBody.Details("taken", "UnprocessableEntityError", Optional.empty(), 422)));
    }
}
