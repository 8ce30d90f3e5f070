package dev.tessera.distribution;

import static dev.tessera.distribution.ServerCalls.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertAll;

import dev.tessera.spi.json.JsonObject;
import dev.tessera.testkit.goldens.GoldenCase;
import dev.tessera.testkit.goldens.Goldens;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the server answers over HTTP is what the reference answers, token by token. */
final class GoldenHttpIT {
    private static final double LOGPROB_TOLERANCE = 1e-3;
    private static final Goldens GOLDENS = Goldens.locate();
    private static final Path QWEN2_VL = GOLDENS.family("qwen2-vl").checkpoint("tiny-a");
    private static final Path LLAVA_ONEVISION =
            GOLDENS.family("llava-onevision").checkpoint("tiny-a");

    private static final Map<Path, GoldenServer> SERVERS = new HashMap<>();

    @BeforeAll
    static void start() {
        for (Path checkpoint : List.of(QWEN2_VL, LLAVA_ONEVISION)) {
            SERVERS.put(checkpoint, GoldenServer.start(checkpoint, "--enable-mm-embeds"));
        }
    }

    @AfterAll
    static void close() {
        // ends them all, even where one complains
        assertAll(SERVERS.values().stream().map(server -> server::end));
    }

    static List<GoldenRun> runs() {
        return GoldenRun.all().stream()
                .filter(run -> SERVERS.containsKey(run.checkpoint()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("runs")
    void answersAsTheReferenceDoes(GoldenRun run) {
        assertAnswered(SERVERS.get(run.checkpoint()).calls(), run);
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

    /** Each of 32 frames has 16 patches, which are pooled to 4; the published checkpoint's 729 are pooled to 196. */
    @Test
    void assertion15AVideoTakesTheTokensOfItsFrames() {
        GoldenCase golden = GOLDENS.family("llava-onevision").goldenCase("video");
        JsonObject message = golden.messages().getFirst();
        String file = message.objects("content").getFirst().object("video_url").string("url");

        JsonObject answer = SERVERS.get(LLAVA_ONEVISION)
                .calls()
                .chat(
                        Map.of("max_tokens", 10, "ignore_eos", true),
                        user(
                                Map.of(
                                        "type",
                                        "video_url",
                                        "video_url",
                                        Map.of(
                                                "url",
                                                GOLDENS.resolve(file).toUri().toString())),
                                message.objects("content").getLast().asMap()));

        int video = 32 * 4 + 1;
        int prompt = golden.promptTokenIds().size() - 1 + video;
        JsonObject usage = answer.object("usage");
        assertThat(usage.integer("prompt_tokens")).isEqualTo(prompt);
        assertThat(usage.integer("total_tokens")).isEqualTo(prompt + 10);
        assertThat(usage.object("prompt_tokens_details")
                        .object("multimodal_tokens")
                        .integer("video"))
                .isEqualTo(video);
    }

    @Test
    void refusesWhatTheModelDoesNotTake() {
        Map<String, Object> sound = Map.of("type", "audio_url", "audio_url", Map.of("url", "file:///gone.wav"));
        assertThat(SERVERS.get(LLAVA_ONEVISION)
                        .calls()
                        .refusal(400, user(sound))
                        .string("message"))
                .isEqualTo("the model does not take audio input; it takes text, image, video (parameter=audio)");
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
