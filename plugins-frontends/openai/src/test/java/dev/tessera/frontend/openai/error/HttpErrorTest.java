package dev.tessera.frontend.openai.error;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.spi.error.ErrorCode;
import dev.tessera.spi.error.ErrorType;
import dev.tessera.spi.error.StandardErrors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HttpErrorTest {
    @ParameterizedTest
    @CsvSource({
        "USER_ERROR, 400, BadRequestError",
        "NOT_FOUND, 404, NotFoundError",
        "LIMIT, 413, ContentTooLargeError",
        "EXTERNAL, 502, BadGatewayError",
        "INSUFFICIENT_RESOURCES, 503, ServiceUnavailableError",
        "INTERNAL, 500, InternalServerError",
    })
    void isThatOfTheTypeOfACode(ErrorType type, int status, String name) {
        HttpError error = HttpError.of(new ErrorCode("SOMETHING", type, false));

        assertThat(error.status()).isEqualTo(status);
        assertThat(error.type()).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "INVALID_REQUEST, 400",
        "REQUEST_TOO_LARGE, 413",
        "INVALID_MEDIA, 400",
        "UNSUPPORTED_MEDIA, 415",
        "UNSUPPORTED_MODALITY, 400",
        "MEDIA_TOO_LARGE, 413",
        "MEDIA_CONFLICT, 422",
        "MEDIA_UNREACHABLE, 424",
        "MEDIA_TIMEOUT, 504",
        "PROMPT_TOO_LONG, 400",
        "TOO_MANY_MEDIA_ITEMS, 400",
        "INVALID_TEMPLATE, 400",
        "UNKNOWN_NAME, 404",
        "QUEUE_FULL, 503",
        "CANCELLED, 503",
        "OUT_OF_MEMORY, 503",
        "BACKEND_FAILED, 500",
        "INTERNAL_ERROR, 500",
    })
    void isThatOfTheCodeWhereItsTypeSaysTooLittle(String code, int status) throws ReflectiveOperationException {
        ErrorCode standard = (ErrorCode) StandardErrors.class.getField(code).get(null);

        assertThat(HttpError.of(standard).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"400, 400", "408, 408", "413, 413", "418, 400", "505, 505", "507, 500"})
    void isTheNearestOfAStatusOfTheLibrary(int status, int expected) {
        assertThat(HttpError.ofStatus(status).status()).isEqualTo(expected);
    }
}
