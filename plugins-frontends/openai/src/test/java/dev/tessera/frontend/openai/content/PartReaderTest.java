package dev.tessera.frontend.openai.content;

import static dev.tessera.frontend.openai.json.TestingBodies.body;
import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;
import static dev.tessera.spi.media.Modality.AUDIO;
import static dev.tessera.spi.media.Modality.IMAGE;
import static dev.tessera.spi.media.Modality.VIDEO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tessera.frontend.openai.json.RequestValue;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.ContentPart;
import dev.tessera.spi.json.JsonObject;
import dev.tessera.spi.media.Modality;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PartReaderTest {
    private static final String URL = "http://host/a";

    @Test
    void takesAStringForOneTextPart() {
        assertThat(parts("'Hello'")).containsExactly(text("Hello"));
        assertThat(parts("''")).containsExactly(text(""));
        assertThat(parts("[]")).isEmpty();
    }

    static Stream<Arguments> forms() {
        return Stream.of(
                Arguments.of("'plain'", text("plain")),
                Arguments.of("{'type': 'text', 'text': 'a'}", text("a")),
                Arguments.of("{'type': 'text', 'text': ''}", text("")),
                Arguments.of("{'type': 'text', 'text': 'a', 'uuid': 'b', 'image_url': 5}", text("a")),
                Arguments.of("{'type': 'input_text', 'text': 'a'}", text("a")),
                Arguments.of("{'type': 'output_text', 'text': 'a'}", text("a")),
                Arguments.of("{'type': 'refusal', 'refusal': 'a'}", text("a")),
                Arguments.of("{'type': 'thinking', 'thinking': 'a'}", text("a")),
                Arguments.of("{'type': 'tool_reference', 'name': 'a'}", new ContentPart.ToolReference("a")),
                Arguments.of("{'tool_reference': null, 'name': 'a'}", new ContentPart.ToolReference("a")),
                Arguments.of("{'tool_reference': {}, 'name': 'a'}", new ContentPart.ToolReference("a")),
                Arguments.of("{'tool_reference': 'a'}", new ContentPart.ToolReference("a")),
                // strict: the type is there
                Arguments.of("{'type': 'image_url', 'image_url': {'url': '%s'}}", media(IMAGE, URL)),
                Arguments.of("{'type': 'image_url', 'image_url': {'url': '%s', 'detail': 'low'}}", media(IMAGE, URL)),
                Arguments.of("{'type': 'image_url', 'image_url': {'url': '%s'}, 'name': 'a'}", media(IMAGE, URL)),
                Arguments.of("{'type': 'image_url', 'image_url': {'url': '%s'}, 'uuid': null}", media(IMAGE, URL)),
                Arguments.of("{'type': 'input_image', 'image_url': '%s'}", media(IMAGE, URL)),
                Arguments.of("{'type': 'video_url', 'video_url': {'url': '%s'}}", media(VIDEO, URL)),
                Arguments.of("{'type': 'audio_url', 'audio_url': {'url': '%s'}}", media(AUDIO, URL)),
                Arguments.of(
                        "{'type': 'input_audio', 'input_audio': {'data': 'UklGRg==', 'format': 'wav'}}",
                        media(AUDIO, "data:audio/wav;base64,UklGRg==")),
                // relaxed: no type
                Arguments.of("{'image_url': '%s'}", media(IMAGE, URL)),
                Arguments.of("{'image_url': {'url': '%s'}}", media(IMAGE, URL)),
                Arguments.of("{'type': null, 'image_url': '%s'}", media(IMAGE, URL)),
                Arguments.of("{'audio_url': '%s'}", media(AUDIO, URL)),
                Arguments.of("{'video_url': '%s'}", media(VIDEO, URL)),
                Arguments.of(
                        "{'input_audio': {'data': 'SUQz', 'format': 'mp3'}}",
                        media(AUDIO, "data:audio/mp3;base64,SUQz")),
                Arguments.of("{'video_url': '%s', 'image_url': 'http://host/b'}", media(IMAGE, "http://host/b")),
                // relaxed: a uuid
                Arguments.of("{'type': 'image_url', 'image_url': '%s', 'uuid': 'a'}", media(IMAGE, URL, "a")),
                Arguments.of("{'type': 'image_url', 'image_url': {'url': '%s'}, 'uuid': 7}", media(IMAGE, URL, "7")),
                Arguments.of("{'type': 'input_image', 'image_url': '%s', 'uuid': 'a'}", media(IMAGE, URL, "a")),
                Arguments.of("{'type': 'video_url', 'video_url': '%s', 'uuid': 'a'}", media(VIDEO, URL, "a")),
                Arguments.of("{'type': 'audio_url', 'audio_url': {'url': '%s'}, 'uuid': 'a'}", media(AUDIO, URL, "a")),
                Arguments.of(
                        "{'type': 'input_audio', 'input_audio': {'data': 'SUQz', 'format': 'mp3'}, 'uuid': 'a'}",
                        media(AUDIO, "data:audio/mp3;base64,SUQz", "a")),
                // media that is known by its uuid
                Arguments.of("{'image_url': null, 'uuid': 'a'}", omitted(IMAGE, "a")),
                Arguments.of("{'type': 'image_url', 'image_url': {}, 'uuid': 'a'}", omitted(IMAGE, "a")),
                Arguments.of("{'type': 'video_url', 'uuid': 'a'}", omitted(VIDEO, "a")),
                Arguments.of("{'type': 'input_audio', 'input_audio': null, 'uuid': 'a'}", omitted(AUDIO, "a")),
                Arguments.of("{'type': 'input_audio', 'input_audio': {}, 'uuid': 'a'}", omitted(AUDIO, "a")),
                Arguments.of("{'input_audio': null, 'uuid': 'a'}", omitted(AUDIO, "a")),
                Arguments.of("{'audio_url': null, 'uuid': 'a'}", omitted(AUDIO, "a")),
                Arguments.of("{'type': 'audio_url', 'audio_url': {}, 'uuid': 'a'}", omitted(AUDIO, "a")));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void readsAPartInEveryForm(String part, ContentPart expected) {
        assertThat(parts("[%s]".formatted(part.formatted(URL)))).containsExactly(expected);
    }

    static Stream<Arguments> members() {
        return Stream.of(
                Arguments.of(
                        "{'type': 'text', 'text': 'a', 'cache_control': {'type': 'ephemeral'}, 'rank': 2, 'none': null}",
                        Map.of("cache_control", Map.of("type", "ephemeral"), "rank", 2L)),
                Arguments.of(
                        "{'type': 'thinking', 'thinking': 'a', 'closed': true, 'by': ['b']}",
                        Map.of("by", List.of("b"))),
                Arguments.of(
                        "{'type': 'text', 'text': 'a', 'data': 'b', 'name': 'c', 'file': {}, 'uuid': 'd'}", Map.of()),
                Arguments.of(
                        "{'type': 'text', 'text': 'a', 'image_url': 'b', 'image_embeds': 'c', 'prompt_embeds': 'd'}",
                        Map.of()),
                Arguments.of(
                        "{'image_url': 'a', 'caption': 'b', 'text': 'c', 'media_io_kwargs': {}}",
                        Map.of("caption", "b")),
                Arguments.of("{'type': 'input_image', 'image_url': 'a', 'detail': 'low'}", Map.of("detail", "low")),
                Arguments.of("{'audio_embeds': null, 'uuid': 'a', 'caption': 'b'}", Map.of("caption", "b")));
    }

    @ParameterizedTest
    @MethodSource("members")
    void keepsMembersThatNoFormHasForTheTemplate(String part, Map<String, Object> extra) {
        ContentPart read = parts("[%s]".formatted(part)).getFirst();

        JsonObject found = read instanceof ContentPart.Media media ? media.extra() : ((ContentPart.Text) read).extra();
        assertThat(found.asMap()).isEqualTo(extra);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type': 'prompt_embeds', 'data': 'AQID', 'caption': 'a'}",
                "{'prompt_embeds': null, 'data': 'AQID'}",
                "{'prompt_embeds': 'AQID'}"
            })
    void readsEmbeddingsInThePlaceOfTokens(String part) {
        assertThat(parts("[%s]".formatted(part)))
                .singleElement()
                .isInstanceOfSatisfying(
                        ContentPart.PromptEmbeddings.class,
                        embeddings -> assertThat(embeddings.rows().bytes()).containsExactly(1, 2, 3));
    }

    @Test
    void ignoresMembersThatNoFormHasWhereTemplatesAreNoAffairOfTheClient() {
        String part = "{'type': 'input_text', 'text': 'a', 'rank': 2}";

        assertThat(PartReader.ofResponses().read(content("[%s]".formatted(part))))
                .extracting(RequestPart::content)
                .containsExactly(text("a"));
    }

    @Test
    void keepsTheOrderAndDropsTextThatIsNull() {
        assertThat(parts("""
                                ['a', {'type': 'text', 'text': null}, {'image_url': 'b'}, {'type': 'refusal'},
                                 {'type': 'thinking', 'thinking': null}, {'type': 'text', 'text': 'c'}]
                                """)).containsExactly(text("a"), media(IMAGE, "b"), text("c"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // the three errors of a type
                "{'type': 'image', 'image': 'a'} | type | content[0].type is \"image\", but must be a supported type of"
                        + " content part: audio_embeds, audio_url, image_embeds, image_url, input_audio, input_image,"
                        + " input_text, output_text, prompt_embeds, refusal, text, thinking, tool_reference, video_embeds, video_url",
                "{'text': 'a'} | type | content[0] has no type and no member that tells it, such as image_url",
                "{} | type | content[0] has no type and no member that tells it, such as image_url",
                "{'uuid': 'a'} | type | content[0] has no type and no member that tells it, such as image_url",
                "{'type': 5, 'text': 'a'} | type | content[0].type is 5, but must be a string",
                // text
                "{'type': 'text', 'text': 5} | text | content[0].text is 5, but must be a string",
                "{'type': 'text', 'text': ['a']} | text | content[0].text is a list, but must be a string",
                "{'type': 'refusal', 'refusal': {}} | refusal | content[0].refusal is {}, but must be a string",
                // media, strict
                "{'type': 'image_url', 'image_url': 'a'} | image_url"
                        + " | content[0].image_url is \"a\", but must be an object with a url",
                "{'type': 'video_url', 'video_url': 'a'} | video_url"
                        + " | content[0].video_url is \"a\", but must be an object with a url",
                "{'type': 'audio_url', 'audio_url': 'a'} | audio_url"
                        + " | content[0].audio_url is \"a\", but must be an object with a url",
                "{'type': 'image_url'} | image_url | content[0].image_url is missing, but must be an object with a url",
                "{'type': 'image_url', 'image_url': null} | image_url"
                        + " | content[0].image_url is missing, but must be an object with a url",
                "{'type': 'image_url', 'image_url': {}} | image_url.url | content[0].image_url.url is missing, but must be a string",
                "{'type': 'image_url', 'image_url': {'url': 5}} | image_url.url"
                        + " | content[0].image_url.url is 5, but must be a string",
                "{'type': 'image_url', 'image_url': {'url': ''}} | image_url.url"
                        + " | content[0].image_url.url is \"\", but must be a URL",
                "{'type': 'input_image', 'image_url': {'url': 'a'}} | image_url"
                        + " | content[0].image_url is an object, but must be a string",
                "{'type': 'input_image', 'file_id': 'a'} | image_url"
                        + " | content[0].image_url is missing, but must be a URL as a string",
                "{'type': 'input_audio'} | input_audio"
                        + " | content[0].input_audio is missing, but must be an object with data and format",
                "{'type': 'input_audio', 'input_audio': {'format': 'wav'}} | input_audio.data"
                        + " | content[0].input_audio.data is missing, but must be media in base64",
                "{'type': 'input_audio', 'input_audio': {'data': 'a'}} | input_audio.format"
                        + " | content[0].input_audio.format is missing, but must be a format such as wav",
                "{'type': 'input_audio', 'input_audio': {'data': 'a', 'format': 'wav;x=y,'}} | input_audio.format"
                        + " | content[0].input_audio.format is \"wav;x=y,\", but must be a format such as wav",
                // media, relaxed
                "{'image_url': 5} | image_url | content[0].image_url is 5, but must be a string",
                "{'image_url': null} | image_url | content[0] has neither media nor a uuid",
                "{'video_url': {}} | video_url | content[0] has neither media nor a uuid",
                "{'audio_url': ''} | audio_url | content[0] has neither media nor a uuid",
                "{'input_audio': {}} | input_audio | content[0] has neither media nor a uuid",
                "{'input_audio': 'a'} | input_audio | content[0].input_audio is \"a\", but must be an object",
                "{'image_url': null, 'uuid': ''} | image_url | content[0] has neither media nor a uuid",
                "{'image_url': 'a', 'uuid': {}} | uuid"
                        + " | content[0].uuid is {}, but must be a string, a number, true or false",
                // known, but not served
                "{'image_pil': null, 'uuid': 'a'} | image_pil"
                        + " | content[0] is of the type image_pil, which is not supported",
                // embeddings in the place of tokens
                "{'type': 'prompt_embeds'} | data | content[0].data is missing, but must be a tensor in base64",
                "{'type': 'prompt_embeds', 'prompt_embeds': 'AAAA'} | data"
                        + " | content[0].data is missing, but must be a tensor in base64",
                "{'prompt_embeds': null} | data | content[0].data is missing, but must be a tensor in base64",
                "{'type': 'prompt_embeds', 'data': 5} | data | content[0].data is 5, but must be a tensor in base64",
                "{'prompt_embeds': ['AAAA']} | prompt_embeds"
                        + " | content[0].prompt_embeds is a list, but must be a tensor in base64",
                "{'type': 'prompt_embeds', 'data': 'A A'} | data | content[0].data is not base64",
                "{'type': 'prompt_embeds', 'data': 'AAAA', 'uuid': 'a'} | uuid"
                        + " | content[0].uuid is given, but prompt_embeds are not cached by name",
                // tools
                "{'type': 'tool_reference'} | name | content[0].name is missing, but must be the name of a tool",
                "{'type': 'tool_reference', 'tool_reference': 'a'} | name"
                        + " | content[0].name is missing, but must be the name of a tool",
                "{'tool_reference': null} | name | content[0].name is missing, but must be the name of a tool",
                "{'tool_reference': ''} | tool_reference"
                        + " | content[0].tool_reference is \"\", but must be the name of a tool",
                "{'type': 'tool_reference', 'name': ''} | name"
                        + " | content[0].name is \"\", but must be the name of a tool",
                "{'type': 'tool_reference', 'name': ['a']} | name | content[0].name is a list, but must be a string",
                // neither text nor an object
                "5 | content | content[0] is 5, but must be a string or an object",
                "null | content | content[0] is null, but must be a string or an object",
                "['a'] | content | content[0] is a list, but must be a string or an object",
                // embeddings
                "{'type': 'image_embeds', 'image_embeds': 'a b'} | image_embeds | content[0].image_embeds is not base64",
                "{'type': 'image_embeds'} | image_embeds | content[0] has neither embeddings nor a uuid",
                "{'video_embeds': null} | video_embeds | content[0] has neither embeddings nor a uuid",
                "{'audio_embeds': {}} | audio_embeds | content[0] has neither embeddings nor a uuid",
                "{'image_embeds': ['AAAA']} | image_embeds"
                        + " | content[0].image_embeds is a list, but must be tensors in base64, or an object of such",
                "{'image_embeds': 5, 'uuid': 'a'} | image_embeds"
                        + " | content[0].image_embeds is 5, but must be tensors in base64, or an object of such",
                "{'image_embeds': {'image_grid_thw': [1]}} | image_embeds.image_embeds"
                        + " | content[0].image_embeds has no image_embeds",
                "{'image_embeds': {'image_embeds': [[0.5]]}} | image_embeds.image_embeds"
                        + " | content[0].image_embeds.image_embeds is a list, but must be a tensor in base64",
                "{'image_embeds': {'image_embeds': 'AAAA', 'a': 5}} | image_embeds.a"
                        + " | content[0].image_embeds.a is 5, but must be a tensor in base64",
                "{'image_embeds': {'image_embeds': 'AAAA', 'a': ['1']}} | image_embeds.a"
                        + " | content[0].image_embeds.a[0] is \"1\", but must be a number or a list of numbers",
                "{'image_embeds': {'image_embeds': 'AAAA', 'a': []}} | image_embeds.a"
                        + " | content[0].image_embeds.a is a list of another length than those beside it, or an empty one",
                "{'image_embeds': {'image_embeds': 'AAAA', 'a': [[1, 2], [3]]}} | image_embeds.a"
                        + " | content[0].image_embeds.a[1] is a list of another length than those beside it, or an empty one",
                "{'image_embeds': {'image_embeds': 'AAAA', 'a': [1, [2]]}} | image_embeds.a"
                        + " | content[0].image_embeds.a[1] is a list of another length than those beside it, or an empty one",
                "{'image_embeds': {'image_embeds': 'AAAA', 'a': [[1], 2]}} | image_embeds.a"
                        + " | content[0].image_embeds.a[1] is 2, but must be a list, as the others beside it",
                "{'image_embeds': {'image_embeds': 'AAAA', 'a': [[[[[1]]]]]}} | image_embeds.a"
                        + " | content[0].image_embeds.a[0][0][0][0] is a list in 4 lists, which is too deep",
                // options of media
                "{'image_url': 'a', 'media_io_kwargs': 5} | media_io_kwargs"
                        + " | content[0].media_io_kwargs is 5, but must be an object",
            })
    void saysWhatIsWrongWithAPart(String part, String parameter, String message) {
        assertRefused("[%s]".formatted(part), parameter, message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "5 | content is 5, but must be a string or a list of parts",
                "{'type': 'text'} | content is an object, but must be a string or a list of parts",
            })
    void refusesContentThatIsNoList(String content, String message) {
        assertRefused(content, "content", message);
    }

    private static void assertRefused(String content, String parameter, String message) {
        TesseraException refused = catchThrowableOfType(TesseraException.class, () -> parts(content));

        assertThat(refused).hasMessage(message);
        assertThat(refused.code()).isEqualTo(INVALID_REQUEST);
        assertThat(refused.parameter()).contains(parameter);
    }

    private static List<ContentPart> parts(String content) {
        return PartReader.ofChats().read(content(content)).stream()
                .map(RequestPart::content)
                .toList();
    }

    private static RequestValue content(String content) {
        return body("{'content': %s}".formatted(content)).require("content", "content");
    }

    private static ContentPart text(String text) {
        return new ContentPart.Text(text);
    }

    private static ContentPart media(Modality modality, String url) {
        return new ContentPart.Media(modality, new ContentPart.Url(url));
    }

    private static ContentPart media(Modality modality, String url, String uuid) {
        return new ContentPart.Media(modality, new ContentPart.Url(url), Optional.of(uuid));
    }

    private static ContentPart omitted(Modality modality, String uuid) {
        return new ContentPart.Media(modality, new ContentPart.Omitted(), Optional.of(uuid));
    }
}
