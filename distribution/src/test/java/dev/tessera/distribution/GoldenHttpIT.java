package dev.tessera.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.spi.json.JsonObject;
import dev.tessera.testkit.goldens.GoldenCase;
import dev.tessera.testkit.goldens.Goldens;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the server answers over HTTP is what the reference answers, token by token. */
final class GoldenHttpIT {
    private static final double LOGPROB_TOLERANCE = 1e-3;
    private static final Path CHECKPOINT = Goldens.locate().family("qwen2-vl").checkpoint("tiny-a");

    private static GoldenServer server;
    private static ServerCalls calls;

    @BeforeAll
    static void start() {
        server = GoldenServer.start(CHECKPOINT, "--enable-mm-embeds");
        calls = server.calls();
    }

    @AfterAll
    static void close() throws IOException, InterruptedException {
        server.end();
    }

    static List<GoldenRun> runs() {
        return GoldenRun.all().stream()
                .filter(run -> run.checkpoint().equals(CHECKPOINT))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("runs")
    void answersAsTheReferenceDoes(GoldenRun run) {
        assertAnswered(calls, run);
    }

    /** Asks what a case asks, and compares all that is answered. */
    static void assertAnswered(ServerCalls calls, GoldenRun run) {
        GoldenCase golden = run.golden();
        JsonObject answer = calls.answer("/v1/chat/completions", GoldenBody.of(run));
        JsonObject choice = answer.objects("choices").getFirst();
        assertThat(answer.integers("prompt_token_ids")).isEqualTo(golden.expandedTokenIds());
        assertThat(choice.integers("token_ids")).isEqualTo(golden.greedyTokenIds());
        assertThat(choice.object("message").string("content"))
                .isEqualTo(golden.json().string("decoded_text"));
        assertThat(choice.string("finish_reason")).isEqualTo("length");
        assertLogprobs(choice.object("logprobs").objects("content"), golden);
    }

    /** The chosen token of each step is the likeliest; the alternatives follow, likeliest first. */
    private static void assertLogprobs(List<JsonObject> entries, GoldenCase golden) {
        List<?> steps = (List<?>) golden.json().asMap().get("top5_logprobs");
        assertThat(entries).hasSameSizeAs(steps);
        for (int step = 0; step < steps.size(); step++) {
            JsonObject entry = entries.get(step);
            List<JsonObject> likeliest = entry.objects("top_logprobs");
            List<?> expected = (List<?>) steps.get(step);
            assertThat(likeliest).hasSameSizeAs(expected);
            assertThat(entry.string("token")).isEqualTo(likeliest.getFirst().string("token"));
            assertThat(entry.number("logprob")).isEqualTo(likeliest.getFirst().number("logprob"));
            for (int rank = 0; rank < expected.size(); rank++) {
                double logprob = ((Number) ((List<?>) expected.get(rank)).get(1)).doubleValue();
                assertThat(likeliest.get(rank).number("logprob")).isCloseTo(logprob, within(LOGPROB_TOLERANCE));
            }
        }
    }
}
