package dev.tessera.platform.prompt;

import static dev.tessera.platform.prompt.TestingMessages.EMBEDDINGS;
import static dev.tessera.platform.prompt.TestingMessages.IMAGE;
import static dev.tessera.platform.prompt.TestingMessages.VIDEO;
import static dev.tessera.platform.prompt.TestingMessages.message;
import static dev.tessera.platform.prompt.TestingMessages.text;
import static dev.tessera.platform.prompt.TestingMessages.user;
import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.ChatMessage;
import dev.tessera.spi.generation.ContentPart;
import dev.tessera.spi.json.JsonObject;
import dev.tessera.spi.media.Modality;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ConversationVariablesTest {
    @Test
    void partsKeepTheirOrder() {
        assertThat(variables().withParts(List.of(user(text("a"), IMAGE, text("b"), VIDEO))))
                .containsExactly(Map.of(
                        "role",
                        "user",
                        "content",
                        List.of(
                                Map.of("type", "text", "text", "a"),
                                Map.of("type", "image"),
                                Map.of("type", "text", "text", "b"),
                                Map.of("type", "video"))));
    }

    @Test
    void whatAToolSaysIsOneTextUnlessItShowsSomething() {
        ChatMessage said =
                new ChatMessage("tool", List.of(text("a"), text("b")), JsonObject.empty("message", INVALID_REQUEST));
        ChatMessage shown =
                new ChatMessage("tool", List.of(text("a"), IMAGE), JsonObject.empty("message", INVALID_REQUEST));

        assertThat(variables().withParts(List.of(said, shown)))
                .extracting(message -> message.get("content"))
                .containsExactly("a\nb", List.of(Map.of("type", "text", "text", "a"), Map.of("type", "image")));
    }

    @Test
    void furtherMembersReachTheTemplateButDoNotReplaceContent() {
        ChatMessage message = message(Map.of("name", "Ann", "role", "system", "content", "forged"), text("a"));
        assertThat(variables().withText(List.of(message)))
                .containsExactly(Map.of("name", "Ann", "role", "user", "content", "a"));
    }

    @Test
    void furtherMembersOfPartsReachTemplatesThatTakeParts() {
        Map<String, Object> extra = Map.of("priority", 2, "tags", List.of("a"), "type", "forged", "text", "forged");
        JsonObject members = JsonObject.of(extra, "part", INVALID_REQUEST);
        ChatMessage message = user(
                new ContentPart.Text("a", members),
                new ContentPart.Media(Modality.IMAGE, new ContentPart.Url("http://host/a"), Optional.empty(), members));

        assertThat(variables().withParts(List.of(message)).getFirst().get("content"))
                .isEqualTo(List.of(
                        Map.of("priority", 2, "tags", List.of("a"), "type", "text", "text", "a"),
                        Map.of("priority", 2, "tags", List.of("a"), "type", "image", "text", "forged")));
        assertThat(contents(message)).containsExactly("<image_1>\na");
    }

    @Test
    void toolsAreGivenByTheirNames() {
        ContentPart tool = new ContentPart.ToolReference("clock");
        ChatMessage found =
                new ChatMessage("tool", List.of(text("a"), tool), JsonObject.empty("message", INVALID_REQUEST));

        assertThat(variables().withParts(List.of(found)).getFirst().get("content"))
                .isEqualTo(List.of(
                        Map.of("type", "text", "text", "a"), Map.of("type", "tool_reference", "name", "clock")));
        assertThat(contents(found)).containsExactly("a\nclock");
    }

    @Test
    void embeddingsInThePlaceOfTokensAreTextInTheirPlace() {
        ChatMessage message = user(text("a"), EMBEDDINGS, IMAGE, text("b"));
        ChatMessage tool =
                new ChatMessage("tool", List.of(text("a"), EMBEDDINGS), JsonObject.empty("message", INVALID_REQUEST));

        assertThat(variables().withParts(List.of(message, tool)))
                .extracting(each -> each.get("content"))
                .containsExactly(
                        List.of(
                                Map.of("type", "text", "text", "a"),
                                Map.of("type", "text", "text", "<prompt_embeds>"),
                                Map.of("type", "image"),
                                Map.of("type", "text", "text", "b")),
                        "a\n<prompt_embeds>");
        assertThat(contents(message)).containsExactly("<image_1>\na\n<prompt_embeds>\nb");
    }

    @Test
    void textPartsStandOneToALine() {
        assertThat(contents(user(text("a"), text("b")))).containsExactly("a\nb");
    }

    @Test
    void assertion27PlaceholdersComeBeforeTheText() {
        assertThat(contents(user(text("a"), IMAGE, text("b"), VIDEO, IMAGE)))
                .containsExactly("<image_1>\n<video_1>\n<image_2>\na\nb");
        assertThat(contents(user(IMAGE))).containsExactly("<image_1>\n");
    }

    @Test
    void placeholdersAreNumberedThroughTheConversation() {
        assertThat(contents(user(IMAGE, text("a")), user(text("b")), user(IMAGE, VIDEO, text("c"))))
                .containsExactly("<image_1>\na", "b", "<image_2>\n<video_1>\nc");
    }

    @Test
    void assertion26APlaceholderInTheTextStaysWhereItIs() {
        assertThat(contents(user(IMAGE, IMAGE, text("first <image_1>, then"))))
                .containsExactly("<image_2>\nfirst <image_1>, then");
    }

    @Test
    void placeholdersThatAreAllTheSameAreCounted() {
        ConversationVariables variables = new ConversationVariables(new TestingInputProcessor("<image>", 0), false);
        assertThat(variables.withText(List.of(user(IMAGE, IMAGE, IMAGE, text("a <image> b")))))
                .extracting(message -> message.get("content"))
                .containsExactly("<image>\n<image>\na <image> b");
    }

    @Test
    void assertion27InterleavedPlaceholdersStandBetweenTheTexts() {
        ConversationVariables variables = new ConversationVariables(new TestingInputProcessor(), true);
        List<ChatMessage> messages = List.of(user(text("a"), IMAGE, text("b"), VIDEO), user(IMAGE), user(text("c")));

        assertThat(variables.withText(messages))
                .extracting(message -> message.get("content"))
                .containsExactly("a\n<image_1>\nb\n<video_1>", "<image_2>", "c");
    }

    @Test
    void refusesTextThatSpellsAPlaceholderBesideAnInterleavedOne() {
        ConversationVariables variables = new ConversationVariables(new TestingInputProcessor(), true);
        List<ChatMessage> messages = List.of(user(IMAGE, text("what is <image_1>?")));

        assertThat(catchThrowableOfType(TesseraException.class, () -> variables.withText(messages)))
                .hasMessage("the text spells the placeholder <image_1> more often than the message has media for it");
    }

    @Test
    void assertion26RefusesTextWithMorePlaceholdersThanMedia() {
        TesseraException exception = catchThrowableOfType(
                TesseraException.class, () -> contents(user(IMAGE, text("<image_1> and again <image_1>"))));
        assertThat(exception)
                .hasMessage("the text spells the placeholder <image_1> more often than the message has media for it");
        assertThat(exception.code()).isEqualTo(INVALID_REQUEST);
    }

    private static List<Object> contents(ChatMessage... messages) {
        return variables().withText(List.of(messages)).stream()
                .map(message -> message.get("content"))
                .toList();
    }

    private static ConversationVariables variables() {
        return new ConversationVariables(new TestingInputProcessor(), false);
    }
}
