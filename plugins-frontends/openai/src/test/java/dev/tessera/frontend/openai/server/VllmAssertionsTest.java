package dev.tessera.frontend.openai.server;

import static dev.tessera.spi.error.StandardErrors.INVALID_MEDIA;
import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;
import static dev.tessera.spi.error.StandardErrors.MEDIA_TOO_LARGE;
import static dev.tessera.spi.error.StandardErrors.MEDIA_UNREACHABLE;
import static dev.tessera.spi.error.StandardErrors.REQUEST_TOO_LARGE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.spi.error.ErrorCode;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.BeamSearch;
import dev.tessera.spi.generation.ContentPart;
import dev.tessera.spi.generation.GenerationRequest;
import dev.tessera.spi.generation.Prompt;
import dev.tessera.spi.generation.SamplingParameters;
import dev.tessera.spi.generation.TokenLogprobs;
import dev.tessera.spi.generation.TokenLogprobs.Candidate;
import dev.tessera.spi.media.Modality;
import dev.tessera.testkit.generation.TestingAnswer;
import dev.tessera.testkit.generation.TestingInferenceService;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * The assertions on vLLM's server in section 6.2 of the functional specification that a server can be held to without a model;
 * each test's name begins with the number of its own.
 */
final class VllmAssertionsTest {
    private Optional<TesseraException> failure = Optional.empty();
    private TestingAnswer answer = TestingAnswer.tokens("It ", "is ", "a cat.");
    private final TestingInferenceService engine = TestingServer.engine(this::answer);
    private final TestingServer server = TestingServer.start(engine);

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void assertion3AFollowUpWithHistoryIsAnswered() {
        JsonNode response = server.chat("{'messages': [{'role': 'user', 'content': 'What?'},"
                + " {'role': 'assistant', 'content': 'A cat.'},"
                + " {'role': 'user', 'content': 'express your result in json'}]}");

        assertThat(response.at("/choices/0/message/content").asString()).isNotEmpty();
    }

    @Test
    void assertion4DeltasTogetherAreTheTextAndOnlyTheLastHasAReason() {
        String text = server.chat(image("{'url': 'http://host/a'}", ""))
                .at("/choices/0/message/content")
                .asString();

        List<JsonNode> choices =
                server.events("/v1/chat/completions", image("{'url': 'http://host/a'}", "'stream': true,")).stream()
                        .filter(event -> !event.equals("[DONE]"))
                        .map(event -> TestingServer.json(event).at("/choices/0"))
                        .toList();

        assertThat(String.join(
                        "",
                        choices.stream()
                                .map(choice -> choice.at("/delta/content").asString())
                                .toList()))
                .isEqualTo(text);
        assertThat(choices.stream()
                        .filter(choice -> !choice.get("finish_reason").isNull()))
                .containsExactly(choices.getLast());
    }

    @Test
    void assertion7AUrlByItselfIsRefusedWhereTheTypeIsStated() {
        for (String type : List.of("image_url", "audio_url", "video_url")) {
            assertRefused(content("{'type': '%1$s', '%1$s': 'http://host/a'}".formatted(type)), 400);
        }
    }

    @Test
    void assertion8AUrlByItselfIsTakenWithoutAType() {
        assertThat(media(content("{'image_url': 'http://host/a'}")).payload())
                .isEqualTo(new ContentPart.Url("http://host/a"));
    }

    @Test
    void assertion9MediaMayBeLeftOutWhereItsUuidIsGiven() {
        assertThat(media(content("{'type': 'image_url', 'image_url': {'url': 'http://host/a'}, 'uuid': 'u'}")))
                .isEqualTo(
                        new ContentPart.Media(Modality.IMAGE, new ContentPart.Url("http://host/a"), Optional.of("u")));
        assertThat(media(content("{'type': 'image_url', 'image_url': {}, 'uuid': 'u'}")))
                .isEqualTo(new ContentPart.Media(Modality.IMAGE, new ContentPart.Omitted(), Optional.of("u")));
    }

    @Test
    void assertion10AUuidThatNobodyKnowsIsRefused() {
        failure = Optional.of(new TesseraException(INVALID_REQUEST, "image 0 is left out, but not cached"));

        assertRefused(content("{'type': 'image_url', 'image_url': {}, 'uuid': 'unseen'}"), 400);
    }

    @Test
    void assertion11AMisspeltKeyIsIgnored() {
        assertThat(media(content("{'type': 'image_url', 'image_url': {'url': 'http://host/a'}, 'uuuid': 'u'}"))
                        .uuid())
                .isEmpty();
    }

    @Test
    void assertion12ABeamSearchOfTwoGivesTwoAnswers() {
        answer = Answers.toPrompt(0, SamplingParameters.builder().n(2).build());

        JsonNode choices = server.chat(image("{'url': 'http://host/a'}", "'n': 2, 'use_beam_search': true,"))
                .get("choices");

        assertThat(choices).hasSize(2);
        assertThat(choices.get(0).at("/message/content"))
                .isNotEqualTo(choices.get(1).at("/message/content"));
        assertThat(engine.requests().getLast().sampling().beamSearch()).contains(new BeamSearch(2, 1));
    }

    @Test
    void assertion13LogprobsAreAsManyAsAskedFor() {
        TokenLogprobs logprobs = new TokenLogprobs(
                new Candidate(7, "a", -1), List.of(new Candidate(7, "a", -1), new Candidate(8, "b", -2)));
        answer = Answers.withLogprobs(logprobs, 3);

        JsonNode content = server.chat(image("{'url': 'http://host/a'}", "'logprobs': true, 'top_logprobs': 2,"))
                .at("/choices/0/logprobs/content");

        assertThat(content).hasSize(3);
        assertThat(content.get(0).get("top_logprobs")).hasSize(2);
        assertThat(engine.requests().getLast().sampling().logprobs()).contains(2);
    }

    @Test
    void assertion14OptionsOfMediaReachTheEngineAndBadOnesHurtNobody() {
        server.chat(image("{'url': 'http://host/a'}", "'media_io_kwargs': {'video': {'num_frames': 4}},"));

        assertThat(engine.requests().getLast().mediaOptions().object("video").integer("num_frames"))
                .isEqualTo(4);
        assertRefused(image("{'url': 'http://host/a'}", "'media_io_kwargs': {'video': 5},"), 400);
        assertThat(server.send(server.request("/health")).statusCode()).isEqualTo(200);
    }

    @Test
    void assertion20EmbeddingsThatTheEngineRefusesAreNamed() {
        failure = Optional.of(new TesseraException(INVALID_REQUEST, "the flag is off").withParameter("image_embeds"));

        JsonNode error = assertRefused(content("{'type': 'image_embeds', 'image_embeds': 'AAAA'}"), 400);

        assertThat(error.get("param").asString()).isEqualTo("image_embeds");
    }

    @Test
    void assertion24TextThatIsNullIsDropped() {
        server.chat(content("{'type': 'text', 'text': null}, {'type': 'text', 'text': 'a'}"));

        assertThat(parts()).containsExactly(new ContentPart.Text("a"));
    }

    @Test
    void assertion25UnknownMissingAndNumericTypesAreToldApart() {
        Set<String> messages = new HashSet<>();
        for (String part : List.of("{'type': 'smell'}", "{'text': 'a'}", "{'type': 5}")) {
            messages.add(assertRefused(content(part), 400).get("message").asString());
        }

        assertThat(messages).hasSize(3);
    }

    @Test
    void assertion30BadMediaHasStatusesOfTheirOwn() {
        assertStatus(MEDIA_UNREACHABLE, 424);
        assertStatus(MEDIA_TOO_LARGE, 413);
        assertStatus(REQUEST_TOO_LARGE, 413);
        assertStatus(INVALID_MEDIA, 400);
    }

    @Test
    void assertion47OptionsThatContradictEachOtherAreRefused() {
        assertRefused(text("'stream_options': {'include_usage': true},"), 400);
        assertRefused(text("'stream': false, 'stream_options': {'include_usage': true},"), 400);
        assertRefused(text("'add_generation_prompt': true, 'continue_final_message': true,"), 400);
    }

    @Test
    void assertion48ASystemMessageMayHaveAnImage() {
        JsonNode response = server.chat("{'messages': [{'role': 'system', 'content': [{'image_url': 'http://host/a'}]},"
                + " {'role': 'user', 'content': 'Hello'}]}");

        assertThat(response.has("choices")).isTrue();
    }

    private TestingAnswer answer(GenerationRequest request) {
        if (failure.isPresent()) {
            throw failure.get();
        }
        return answer;
    }

    private void assertStatus(ErrorCode code, int status) {
        failure = Optional.of(new TesseraException(code, "it is bad").withParameter("image_url"));
        for (String stream : List.of("", "'stream': true,")) {
            JsonNode error = assertRefused(image("{'url': 'http://host/a'}", stream), status);
            assertThat(error.get("param").asString()).isEqualTo("image_url");
        }
    }

    private JsonNode assertRefused(String body, int status) {
        HttpResponse<String> response = server.send(server.post("/v1/chat/completions", body));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return TestingServer.json(response).get("error");
    }

    private ContentPart.Media media(String body) {
        assertThat(server.chat(body).has("choices")).isTrue();
        return (ContentPart.Media) parts().getFirst();
    }

    private List<ContentPart> parts() {
        Prompt.Chat prompt = (Prompt.Chat) engine.requests().getLast().prompt();
        return prompt.messages().getFirst().content();
    }

    private static String image(String url, String fields) {
        return "{%s 'messages': [{'role': 'user', 'content': [{'type': 'image_url', 'image_url': %s}]}]}"
                .formatted(fields, url);
    }

    private static String content(String parts) {
        return "{'messages': [{'role': 'user', 'content': [%s]}]}".formatted(parts);
    }

    private static String text(String fields) {
        return "{%s 'messages': [{'role': 'user', 'content': 'Hello'}]}".formatted(fields);
    }
}
