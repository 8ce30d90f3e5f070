package dev.tessera.distribution;

import static dev.tessera.distribution.DemoServer.WHAT;
import static dev.tessera.distribution.DemoServer.content;
import static dev.tessera.distribution.DemoServer.promptTokens;
import static dev.tessera.distribution.ServerCalls.body;
import static dev.tessera.distribution.ServerCalls.image;
import static dev.tessera.distribution.ServerCalls.text;
import static dev.tessera.distribution.ServerCalls.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.spi.json.JsonObject;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The assertions on vLLM's server that are about what is cached, in section 6.2 of the functional specification, asked over
 * HTTP of the demo model; each test's name begins with the number of its own.
 */
final class CacheAssertionsIT {
    private static final int BLOCK = 16;

    private static DemoServer server;

    @BeforeAll
    static void start() throws IOException {
        server = DemoServer.start();
    }

    @AfterAll
    static void close() throws IOException, InterruptedException {
        assertThat(server.terminate()).as("there is nothing to say").isEmpty();
    }

    @Test
    void assertion9MediaMayBeLeftOutWhereItsUuidIsGiven() {
        Map<String, Object> given = new HashMap<>(image(server.web().url("scene-06.png")));
        given.put("uuid", "assertion-9");
        JsonObject first = server.calls().chat(Map.of(), user(given, text(WHAT)));

        Map<String, Object> leftOut = Map.of("type", "image_url", "image_url", Map.of(), "uuid", "assertion-9");
        JsonObject second = server.calls().chat(Map.of(), user(leftOut, text(WHAT)));

        assertThat(content(second)).isEqualTo(content(first));
        assertThat(promptTokens(second)).isEqualTo(promptTokens(first));
    }

    @Test
    void assertion10AUuidThatNobodyKnowsIsRefused() {
        Map<String, Object> unseen = Map.of("type", "image_url", "image_url", Map.of(), "uuid", "unseen");

        assertThat(server.calls().refusal(400, user(unseen, text(WHAT))).string("message"))
                .contains("Cache miss for image at index 0");
    }

    @Test
    void assertion19TheProcessorCacheIsAskedOnceForEachImage() {
        String a = server.web().url("digit-03.png");
        String b = server.web().url("text-07.png");
        MetricsReading before = server.calls().metrics();

        assertThat(cacheGrowth(before, a)).containsExactly(1.0, 0.0);
        assertThat(cacheGrowth(before, a)).containsExactly(2.0, 1.0);
        assertThat(cacheGrowth(before, b)).containsExactly(3.0, 1.0);
        assertThat(cacheGrowth(before, a)).containsExactly(4.0, 2.0);
    }

    @Test
    void assertion38APrefixIsSharedUpToTheImageThatDiffers() {
        Map<String, Object> system = Map.of("role", "system", "content", "Answer briefly. ".repeat(20));
        Map<String, Object> first = user(image(server.web().url("scene-11.png")), text(WHAT));
        Map<String, Object> second = user(image(server.web().url("scene-10.png")), text(WHAT));
        List<Integer> tokens = server.calls()
                .answer("/tokenize", body(Map.of(), system, first))
                .integers("tokens");
        List<Integer> others = server.calls()
                .answer("/tokenize", body(Map.of(), system, second))
                .integers("tokens");
        int image = firstRepeated(tokens);
        assertThat(others.subList(0, image)).isEqualTo(tokens.subList(0, image));

        JsonObject one = server.calls().chat(Map.of(), system, first);
        JsonObject other = server.calls().chat(Map.of(), system, second);
        JsonObject again = server.calls().chat(Map.of(), system, first);

        assertThat(content(other)).isNotEqualTo(content(one));
        assertThat(content(again)).isEqualTo(content(one));
        assertThat(cachedTokens(other)).isEqualTo(image / BLOCK * BLOCK).isPositive();
        assertThat(cachedTokens(again)).isGreaterThan(image);
    }

    @Test
    void assertion39AnImageThatComesTwiceIsEncodedOnce() {
        Map<String, Object> picture = image(server.web().url("digit-08.png"));
        MetricsReading before = server.calls().metrics();

        int twice = promptTokens(server.calls().chat(Map.of(), user(picture, picture, text(WHAT))));

        assertThat(server.calls().metrics().growth(before, "tessera_encoder_runs_total"))
                .isEqualTo(1);
        int once = promptTokens(server.calls().chat(Map.of(), user(picture, text(WHAT))));
        int none = promptTokens(server.calls().chat(Map.of(), user(text(WHAT))));
        assertThat(twice - once).as("both spans are filled").isEqualTo(once - none);
        assertThat(server.calls().metrics().growth(before, "tessera_encoder_runs_total"))
                .isEqualTo(1);
    }

    private static List<Double> cacheGrowth(MetricsReading before, String url) {
        server.describe(url);
        MetricsReading after = server.calls().metrics();
        return List.of(
                after.growth(before, "tessera_mm_cache_queries_total"),
                after.growth(before, "tessera_mm_cache_hits_total"));
    }

    /** Where a picture begins: nothing else repeats a token so often. */
    private static int firstRepeated(List<Integer> tokens) {
        for (int i = 0; i + 3 < tokens.size(); i++) {
            if (tokens.subList(i, i + 4).stream().distinct().count() == 1) {
                return i;
            }
        }
        throw new AssertionError("there is no picture among the tokens");
    }

    private static int cachedTokens(JsonObject answer) {
        return answer.object("usage").object("prompt_tokens_details").integer("cached_tokens");
    }
}
