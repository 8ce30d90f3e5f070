package dev.tessera.distribution;

import static dev.tessera.distribution.ServerCalls.body;
import static dev.tessera.distribution.ServerCalls.image;
import static dev.tessera.distribution.ServerCalls.text;
import static dev.tessera.distribution.ServerCalls.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.tessera.spi.json.JsonObject;
import dev.tessera.testkit.goldens.Goldens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The assertions on vLLM's server in section 6.2 of the functional specification that need a model, asked over HTTP of the
 * demo model; each test's name begins with the number of its own.
 */
final class VllmAssertionsIT {
    private static final int MOST_IMAGES = 3;
    private static final int BLOCK = 16;
    private static final String WHAT = "What is in this image?";

    private static RunningServer server;
    private static ServerCalls calls;
    private static CountingWeb web;
    private static CountingWeb goldens;

    @BeforeAll
    static void start() throws IOException {
        server = RunningServer.start(List.of(
                "--dtype",
                "float32",
                "--limit-mm-per-prompt.image",
                Integer.toString(MOST_IMAGES),
                "--allow-private-media-addresses",
                "--allowed-local-media-path",
                Distribution.example(".").toString()));
        calls = new ServerCalls(server);
        web = new CountingWeb(Distribution.example("."));
        goldens = new CountingWeb(Goldens.locate().resolve("media"));
    }

    @AfterAll
    static void close() throws IOException, InterruptedException {
        web.close();
        goldens.close();
        calls.close();
        try (RunningServer ending = server) {
            assertThat(ending.terminate()).isZero();
            assertThat(ending.error().lines())
                    .as("assertion 48 has a warning; nothing else has anything")
                    .singleElement(STRING)
                    .contains("WARN", "A system message has media");
        }
    }

    @Test
    void assertion1UsageCountsWhatTheReferencesProcessorDoes() {
        JsonObject example = DemoModelIT.examples().getFirst();

        JsonObject answer = calls.chat(
                Map.of("max_tokens", 10, "ignore_eos", true),
                user(image(web.url(example.strings("images").getFirst())), text(example.string("question"))));

        assertThat(answer.objects("choices").getFirst().string("finish_reason")).isEqualTo("length");
        JsonObject usage = answer.object("usage");
        assertThat(usage.integer("prompt_tokens")).isEqualTo(example.integer("prompt_tokens"));
        assertThat(usage.integer("total_tokens")).isEqualTo(example.integer("prompt_tokens") + 10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"noise_97x61.png", "scene_640x480.jpg", "wide_1021x333.webp"})
    void assertion2APictureIsTheSameByUrlAndAsData(String file) throws IOException {
        JsonObject byUrl = describe(goldens.url(file));
        JsonObject asData = describe(data(goldenFile(file)));

        assertThat(content(asData)).isEqualTo(content(byUrl)).isNotEmpty();
        assertThat(promptTokens(asData)).isEqualTo(promptTokens(byUrl));
    }

    @Test
    void assertion3AFollowUpWithHistoryIsAnswered() {
        JsonObject first = describe(web.url("scene-00.png"));

        JsonObject second = calls.chat(
                Map.of(),
                user(image(web.url("scene-00.png")), text(WHAT)),
                Map.of("role", "assistant", "content", content(first)),
                Map.of("role", "user", "content", "express your result in json"));

        assertThat(content(second)).isNotEmpty();
        assertThat(promptTokens(second)).isGreaterThan(promptTokens(first));
    }

    @Test
    void assertion4DeltasTogetherAreTheTextAndOnlyTheLastHasAReason() {
        Map<String, Object> question = user(image(web.url("scene-00.png")), text(WHAT));

        List<JsonObject> choices = calls.events(Map.of(), question).stream()
                .map(event -> event.objects("choices").getFirst())
                .toList();

        StringBuilder streamed = new StringBuilder();
        choices.forEach(choice -> streamed.append(choice.object("delta").string("content")));
        assertThat(streamed).hasToString(content(calls.chat(Map.of(), question)));
        assertThat(choices.stream().filter(choice -> choice.has("finish_reason")))
                .containsExactly(choices.getLast());
    }

    @Test
    void assertion5TooManyImagesAreRefusedBeforeAnyIsFetched() {
        int before = web.requests();
        Map<String, Object> picture = image(web.url("scene-00.png"));

        JsonObject error = calls.refusal(400, user(picture, picture, picture, picture, text(WHAT)));

        assertThat(error.string("message")).contains("image").contains(Integer.toString(MOST_IMAGES));
        assertThat(error.string("param")).isEqualTo("image");
        assertThat(web.requests()).isEqualTo(before);
        assertThat(content(calls.chat(Map.of(), user(picture, text(WHAT))))).isNotEmpty();
    }

    @Test
    void assertion6ImagesOfAllMessagesCount() {
        Map<String, Object> two = user(image(web.url("scene-00.png")), image(web.url("scene-00.png")), text(WHAT));

        JsonObject error = calls.refusal(400, two, Map.of("role", "assistant", "content", "Shapes."), two);

        assertThat(error.string("param")).isEqualTo("image");
    }

    @Test
    void assertion9MediaMayBeLeftOutWhereItsUuidIsGiven() {
        Map<String, Object> given = new HashMap<>(image(web.url("scene-06.png")));
        given.put("uuid", "assertion-9");
        JsonObject first = calls.chat(Map.of(), user(given, text(WHAT)));

        Map<String, Object> leftOut = Map.of("type", "image_url", "image_url", Map.of(), "uuid", "assertion-9");
        JsonObject second = calls.chat(Map.of(), user(leftOut, text(WHAT)));

        assertThat(content(second)).isEqualTo(content(first));
        assertThat(promptTokens(second)).isEqualTo(promptTokens(first));
    }

    @Test
    void assertion10AUuidThatNobodyKnowsIsRefused() {
        Map<String, Object> unseen = Map.of("type", "image_url", "image_url", Map.of(), "uuid", "unseen");

        assertThat(calls.refusal(400, user(unseen, text(WHAT))).string("message"))
                .contains("Cache miss for image at index 0");
    }

    @Test
    void assertion18TokenizeCountsWhatUsageDoes() {
        Map<String, Object> question = user(image(web.url("scene-00.png")), text(WHAT));

        JsonObject tokens = calls.answer("/tokenize", body(Map.of(), question));

        assertThat(tokens.integer("count"))
                .isEqualTo(tokens.integers("tokens").size())
                .isEqualTo(DemoModelIT.examples().getFirst().integer("prompt_tokens"))
                .isEqualTo(promptTokens(calls.chat(Map.of(), question)));
    }

    @Test
    void assertion19TheProcessorCacheIsAskedOnceForEachImage() {
        String a = web.url("digit-03.png");
        String b = web.url("text-07.png");
        MetricsReading before = calls.metrics();

        assertThat(cacheGrowth(before, a)).containsExactly(1.0, 0.0);
        assertThat(cacheGrowth(before, a)).containsExactly(2.0, 1.0);
        assertThat(cacheGrowth(before, b)).containsExactly(3.0, 1.0);
        assertThat(cacheGrowth(before, a)).containsExactly(4.0, 2.0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // vLLM answers 501 to the first
                "data:image/png,xyz | 415 | only base64 data URLs are supported",
                "data:image/png;base64 | 400 | missing ',' separator",
                "data:image/png;base64,A!!! | 400 | not base64"
            })
    void assertion28DataUrlsAreToldApart(String url, int status, String problem) {
        assertThat(calls.refusal(status, user(image(url))).string("message")).contains(problem);
    }

    @Test
    void assertion30MediaThatIsNotThereIsNotTheServersFault() {
        JsonObject error = calls.refusal(424, user(image(web.url("missing.png")), text(WHAT)));

        assertThat(error.string("message")).contains("127.0.0.1 answered with HTTP status 404");
        assertThat(error.string("param")).isEqualTo("image_url");
    }

    @Test
    void assertion31FilesAreReadBelowTheAllowedDirectoryOnly() throws IOException {
        assertThat(content(describe(Distribution.example("scene-00.png").toUri().toString())))
                .isEqualTo(content(describe(web.url("scene-00.png"))));
        calls.refusal(400, user(image(goldenFile("small_28x28.bmp").toUri().toString())));
    }

    @Test
    void assertion33ATruncatedJpegIsRefused() throws IOException {
        byte[] file = Files.readAllBytes(goldenFile("scene_640x480.jpg"));
        String url = data("image/jpeg", Arrays.copyOf(file, file.length / 2));

        assertThat(calls.refusal(400, user(image(url))).string("message")).contains("the image is truncated");
    }

    @Test
    void assertion34TheColourBehindATransparentPictureCanBeChosen() throws IOException {
        Map<String, Object> options = Map.of("image", Map.of("rgba_background_color", List.of(0, 0, 0)));
        Map<String, Object> question = user(image(data(goldenFile("rgba_200x160.png"))), text(WHAT));
        MetricsReading before = calls.metrics();

        calls.chat(Map.of(), question);
        calls.chat(Map.of("media_io_kwargs", options), question);

        MetricsReading after = calls.metrics();
        assertThat(growth(before, after, "tessera_encoder_runs_total"))
                .as("another colour is another picture")
                .isEqualTo(2);
    }

    @Test
    void assertion35ARotatedJpegIsAsGoodAsOneThatIsTurned() throws IOException {
        JsonObject rotated = describe(data(goldenFile("exif6_180x120.jpg")));
        JsonObject turned = describe(data(goldenFile("decoded/exif6_180x120.jpg.png")));

        assertThat(promptTokens(rotated)).isEqualTo(promptTokens(turned));
        assertThat(content(rotated)).isEqualTo(content(turned));
    }

    @Test
    void assertion38APrefixIsSharedUpToTheImageThatDiffers() {
        Map<String, Object> system = Map.of("role", "system", "content", "Answer briefly. ".repeat(20));
        Map<String, Object> first = user(image(web.url("scene-11.png")), text(WHAT));
        Map<String, Object> second = user(image(web.url("scene-10.png")), text(WHAT));
        List<Integer> tokens =
                calls.answer("/tokenize", body(Map.of(), system, first)).integers("tokens");
        List<Integer> others =
                calls.answer("/tokenize", body(Map.of(), system, second)).integers("tokens");
        int image = firstRepeated(tokens);
        assertThat(others.subList(0, image)).isEqualTo(tokens.subList(0, image));

        JsonObject one = calls.chat(Map.of(), system, first);
        JsonObject other = calls.chat(Map.of(), system, second);
        JsonObject again = calls.chat(Map.of(), system, first);

        assertThat(content(other)).isNotEqualTo(content(one));
        assertThat(content(again)).isEqualTo(content(one));
        assertThat(cachedTokens(other)).isEqualTo(image / BLOCK * BLOCK).isPositive();
        assertThat(cachedTokens(again)).isGreaterThan(image);
    }

    @Test
    void assertion39AnImageThatComesTwiceIsEncodedOnce() {
        Map<String, Object> picture = image(web.url("digit-08.png"));
        MetricsReading before = calls.metrics();

        int twice = promptTokens(calls.chat(Map.of(), user(picture, picture, text(WHAT))));

        assertThat(growth(before, calls.metrics(), "tessera_encoder_runs_total"))
                .isEqualTo(1);
        int once = promptTokens(calls.chat(Map.of(), user(picture, text(WHAT))));
        int none = promptTokens(calls.chat(Map.of(), user(text(WHAT))));
        assertThat(twice - once).as("both spans are filled").isEqualTo(once - none);
        assertThat(growth(before, calls.metrics(), "tessera_encoder_runs_total"))
                .isEqualTo(1);
    }

    @Test
    void assertion46EveryMetricIsThereAfterOneRequest() {
        describe(web.url("scene-00.png"));

        String exposition = calls.get("/metrics");

        assertThat(VllmMetrics.NAMES)
                .allSatisfy(name -> assertThat(exposition).containsPattern("(?m)^tessera_%s[{ ]".formatted(name)));
    }

    @Test
    void assertion48ASystemMessageMayHaveAnImage() {
        JsonObject answer = calls.chat(
                Map.of(),
                Map.of("role", "system", "content", List.of(image(web.url("scene-00.png")))),
                user(text(WHAT)));

        assertThat(content(answer)).isNotEmpty();
    }

    private static JsonObject describe(String url) {
        return calls.chat(Map.of(), user(image(url), text(WHAT)));
    }

    private static List<Double> cacheGrowth(MetricsReading before, String url) {
        describe(url);
        MetricsReading after = calls.metrics();
        return List.of(
                growth(before, after, "tessera_mm_cache_queries_total"),
                growth(before, after, "tessera_mm_cache_hits_total"));
    }

    private static double growth(MetricsReading before, MetricsReading after, String name) {
        return after.value(name) - before.value(name);
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

    private static String content(JsonObject answer) {
        return answer.objects("choices").getFirst().object("message").string("content");
    }

    private static int promptTokens(JsonObject answer) {
        return answer.object("usage").integer("prompt_tokens");
    }

    private static int cachedTokens(JsonObject answer) {
        return answer.object("usage").object("prompt_tokens_details").integer("cached_tokens");
    }

    private static Path goldenFile(String name) {
        return Goldens.locate().resolve("media").resolve(name);
    }

    private static String data(Path file) throws IOException {
        String name = file.getFileName().toString();
        return data("image/" + name.substring(name.lastIndexOf('.') + 1), Files.readAllBytes(file));
    }

    private static String data(String mediaType, byte[] file) {
        return "data:%s;base64,%s".formatted(mediaType, Base64.getEncoder().encodeToString(file));
    }
}
