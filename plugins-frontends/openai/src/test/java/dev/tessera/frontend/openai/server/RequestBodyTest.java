package dev.tessera.frontend.openai.server;

import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;
import static dev.tessera.spi.error.StandardErrors.REQUEST_TOO_LARGE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tessera.spi.error.TesseraException;
import io.helidon.webserver.CloseConnectionException;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ProtocolException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RequestBodyTest {
    private static final int MAX_SIZE = 4;

    private final UnreadBody unread = new UnreadBody(() -> 0, Duration.ofNanos(1));

    @Test
    void isReadAsAWhole() {
        RequestBody body = body(TestingBody.json("{12}"));

        assertThat(body.isLeft()).isTrue();
        assertThat(new String(body.read(), UTF_8)).isEqualTo("{12}");
        assertThat(body.isLeft()).isFalse();
        assertThat(body.isWithheld()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json; charset=utf-8", "Application/JSON", " application/json ;x"})
    void mayHaveItsTypeInAnyCaseAndWithParameters(String type) {
        assertThat(body(TestingBody.json("{}").ofType(Optional.of(type))).read())
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/jsonl", ""})
    void isRefusedWhereItIsNoJson(String type) {
        assertRefused(TestingBody.json("{}").ofType(Optional.of(type)));
    }

    @Test
    void isRefusedWithoutAType() {
        assertRefused(TestingBody.json("{}").ofType(Optional.empty()));
    }

    private void assertRefused(IncomingBody incoming) {
        RequestBody body = body(incoming);

        TesseraException failure = assertThrows(TesseraException.class, body::read);

        assertThat(failure.code()).isEqualTo(INVALID_REQUEST);
        assertThat(failure).hasMessage("Unsupported Media Type: Only 'application/json' is allowed");
        assertThat(body.isLeft()).isTrue();
    }

    @Test
    void isRefusedUnreadWhereItSaysThatItIsTooLarge() {
        assertTooLarge(
                TestingBody.json(failing(new IllegalStateException("read"))).ofLength(MAX_SIZE + 1));
    }

    @Test
    void isRefusedWhereItTurnsOutTooLarge() {
        assertTooLarge(TestingBody.json("{123}"));
    }

    @Test
    void isRefusedWhereTheConnectionFoundItTooLarge() {
        assertTooLarge(TestingBody.json(failing(new UncheckedIOException(new IOException("end"))))
                .overLimit());
    }

    private void assertTooLarge(IncomingBody incoming) {
        RequestBody body = body(incoming);

        TesseraException failure = assertThrows(TesseraException.class, body::read);

        assertThat(failure.code()).isEqualTo(REQUEST_TOO_LARGE);
        assertThat(failure).hasMessage("the body has more than the 4 bytes that are allowed");
        assertThat(body.isLeft()).isTrue();
    }

    @Test
    void endsTheConnectionWhereItBreaksOff() {
        RequestBody body = body(TestingBody.json(failing(new UncheckedIOException(new IOException("end")))));

        assertThrows(CloseConnectionException.class, body::read);
    }

    @Test
    void isRefusedWhereItsChunksAreMalformed() {
        RequestBody body = body(TestingBody.json(new FilterInputStream(InputStream.nullInputStream()) {
            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                throw new ProtocolException("the chunks are malformed");
            }
        }));

        TesseraException failure = assertThrows(TesseraException.class, body::read);

        assertThat(failure.code()).isEqualTo(INVALID_REQUEST);
        assertThat(failure).hasMessage("the chunks are malformed");
    }

    @Test
    void isThrownAwayToItsEnd() {
        ByteArrayInputStream content = new ByteArrayInputStream(new byte[10]);

        body(TestingBody.json(content)).discard();

        assertThat(content.available()).isZero();
    }

    @Test
    void isNotWaitedForWhereTheClientWaits() {
        RequestBody body = body(
                TestingBody.json(failing(new IllegalStateException("read"))).withheld());

        assertThat(body.isWithheld()).isTrue();
        body.discard();
        assertThat(body.isLeft()).isTrue();
    }

    @Test
    void isNotLeftWhereThereIsNone() {
        RequestBody body = body(TestingBody.json(failing(new IllegalStateException("read")))
                .absent()
                .withheld());

        assertThat(body.isLeft()).isFalse();
        assertThat(body.isWithheld()).isFalse();
        body.discard();
    }

    private RequestBody body(IncomingBody incoming) {
        return new RequestBody(incoming, MAX_SIZE, unread);
    }

    private static InputStream failing(RuntimeException failure) {
        return new FilterInputStream(InputStream.nullInputStream()) {
            @Override
            public int read(byte[] bytes, int offset, int length) {
                throw failure;
            }
        };
    }
}
