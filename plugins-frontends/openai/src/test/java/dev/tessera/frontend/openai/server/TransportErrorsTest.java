package dev.tessera.frontend.openai.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.testkit.generation.TestingAnswer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the HTTP library itself refuses. */
@Timeout(60)
final class TransportErrorsTest {
    private final TestingServer server =
            TestingServer.start(TestingServer.engine(request -> TestingAnswer.tokens("Hi")));

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void areAboutCompressedBodies() {
        assertRefused(
                "POST /v1/chat/completions HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
                        + "Content-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}",
                415,
                "UnsupportedMediaTypeError",
                "the body is compressed, as Content-Encoding says, which is not supported");
    }

    @Test
    void areNotAboutACompressedBodyWhereSomethingElseIsWrong() {
        assertRefused(
                "POST /v1/chat/completions HTTP/1.1\r\nHost: a\r\nContent-Encoding: gzip\r\nContent-Length: x\r\n\r\n",
                400,
                "BadRequestError",
                "the request is not proper HTTP");
    }

    /** A client that writes its whole body before it reads would otherwise find the connection reset, and no answer. */
    @Test
    void areReadAfterABodyThatIsLong() {
        String body = "x".repeat(8 << 20);

        assertRefused(
                "POST /v1/chat/completions HTTP/1.1\r\nHost: a\r\nContent-Encoding: gzip\r\nContent-Length: %d\r\n\r\n%s"
                        .formatted(body.length(), body),
                415,
                "UnsupportedMediaTypeError",
                "the body is compressed, as Content-Encoding says, which is not supported");
    }

    @Test
    void areAboutHeadersOverTheLimit() {
        assertRefused(
                "GET /health HTTP/1.1\r\nHost: a\r\nX-Other: %s\r\n\r\n".formatted("x".repeat(20_000)),
                431,
                "RequestHeaderFieldsTooLargeError",
                "the headers have more bytes than are allowed");
    }

    @Test
    void haveAReasonWhereTheLibraryKnowsNone() {
        assertThat(server.untilClosed(
                        "GET /health HTTP/1.1\r\nHost: a\r\nX-Other: %s\r\n\r\n".formatted("x".repeat(20_000))))
                .startsWith("HTTP/1.1 431 Request Header Fields Too Large\r\n");
    }

    @Test
    void areAboutPathsOverTheLimit() {
        assertRefused(
                "GET /%s HTTP/1.1\r\nHost: a\r\n\r\n".formatted("x".repeat(5_000)),
                414,
                "UriTooLongError",
                "the line of the method and the path is longer than is allowed");
    }

    @Test
    void areAboutMalformedHeaders() {
        assertRefused(
                "GET /health HTTP/1.1\r\nHost a\r\n\r\n", 400, "BadRequestError", "the request is not proper HTTP");
    }

    private void assertRefused(String request, int status, String type, String message) {
        assertThat(server.untilClosed(request))
                .startsWith("HTTP/1.1 %d ".formatted(status))
                .containsOnlyOnce("HTTP/1.1 ")
                .containsPattern("\r\nX-Request-Id: [0-9a-f]{32}\r\n")
                .endsWith("{\"error\":{\"message\":\"%s\",\"type\":\"%s\",\"param\":null,\"code\":%d}}"
                        .formatted(message, type, status));
    }
}
