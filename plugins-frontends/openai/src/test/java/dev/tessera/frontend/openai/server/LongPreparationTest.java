package dev.tessera.frontend.openai.server;

import static dev.tessera.spi.error.StandardErrors.CANCELLED;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.GenerationRequest;
import dev.tessera.spi.generation.GenerationStream;
import dev.tessera.spi.generation.InferenceService;
import dev.tessera.spi.generation.ServedModel;
import dev.tessera.spi.generation.TokenizedPrompt;
import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A client that leaves while its media is fetched ends that. */
@Timeout(60)
final class LongPreparationTest {
    private static final String MESSAGES = "'messages': [{'role': 'user', 'content': 'Hello'}], 'max_tokens': 9";

    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch interrupted = new CountDownLatch(1);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/v1/chat/completions | {" + MESSAGES + "}",
                "/v1/chat/completions | {'stream': true, " + MESSAGES + "}",
                "/v1/completions | {'prompt': ['a', 'b']}",
                "/v1/responses | {'input': 'Hello', 'stream': true}",
                "/v1/messages | {" + MESSAGES + "}",
                "/v1/messages/count_tokens | {" + MESSAGES + "}",
                "/tokenize | {" + MESSAGES + "}",
            })
    void endsWhenTheClientLeaves(String path, String body) throws IOException, InterruptedException {
        try (TestingServer server = TestingServer.start(new PreparingService())) {
            try (Socket socket =
                    new Socket(server.address().getHost(), server.address().getPort())) {
                socket.getOutputStream().write(request(path, body.replace('\'', '"')));
                begun.await();
            }

            interrupted.await();

            server.closeFrontend();
            assertThat(server.metrics().counted("http_requests{method=POST, route=%s, status=499}".formatted(path)))
                    .isEqualTo(1);
        }
    }

    private static byte[] request(String path, String body) {
        return "POST %s HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(path, body.length(), body)
                .getBytes(UTF_8);
    }

    /** Prepares until it is interrupted. */
    private final class PreparingService implements InferenceService {
        @Override
        public ServedModel model() {
            return TestingServer.MODEL;
        }

        @Override
        public GenerationStream generate(GenerationRequest request) {
            throw interruption();
        }

        @Override
        public TokenizedPrompt tokenize(GenerationRequest request) {
            throw interruption();
        }

        @Override
        public String detokenize(List<Integer> tokenIds) {
            return "";
        }

        @Override
        public List<String> pieces(List<Integer> tokenIds) {
            return List.of();
        }

        private TesseraException interruption() {
            begun.countDown();
            try {
                new CountDownLatch(1).await();
                throw new AssertionError("the latch is never counted down");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                interrupted.countDown();
                return new TesseraException(CANCELLED, "the request was cancelled", e);
            }
        }
    }
}
