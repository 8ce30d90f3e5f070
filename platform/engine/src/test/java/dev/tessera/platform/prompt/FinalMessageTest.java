package dev.tessera.platform.prompt;

import static dev.tessera.platform.prompt.TestingMessages.EMBEDDINGS;
import static dev.tessera.platform.prompt.TestingMessages.IMAGE;
import static dev.tessera.platform.prompt.TestingMessages.text;
import static dev.tessera.platform.prompt.TestingMessages.user;
import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.ChatMessage;
import dev.tessera.spi.generation.ContentPart;
import org.junit.jupiter.api.Test;

final class FinalMessageTest {
    @Test
    void cutsWhatFollowsTheText() {
        assertThat(open("<u>So</u><a>So</a>", user(text("So")))).isEqualTo("<u>So</u><a>So");
    }

    @Test
    void findsTextThatTheTemplateStrips() {
        assertThat(open("<a>So</a>", user(text(" So ")))).isEqualTo("<a>So");
    }

    @Test
    void keepsSpaceThatTheTemplateKeeps() {
        assertThat(open("<a>So </a>", user(text("So ")))).isEqualTo("<a>So ");
    }

    @Test
    void looksForTheLastOfSeveralTexts() {
        assertThat(open("<a>one<img>two</a>", user(text("one"), IMAGE, text("two"))))
                .isEqualTo("<a>one<img>two");
    }

    @Test
    void goesOnAfterEmbeddings() {
        assertThat(open("<a>one<prompt_embeds></a>", user(text("one"), EMBEDDINGS, IMAGE)))
                .isEqualTo("<a>one<prompt_embeds>");
    }

    @Test
    void goesOnAfterTheNameOfAToolWhereThatIsText() {
        ChatMessage message = user(text("one"), new ContentPart.ToolReference("a tool"));

        assertThat(FinalMessage.open("<a>one\na tool</a>", message, false)).isEqualTo("<a>one\na tool");
        // what a template makes of the part is its own affair
        assertThat(FinalMessage.open("<a>one<tool name='a tool'></a>", message, true))
                .isEqualTo("<a>one");
    }

    @Test
    void refusesAMessageThatTheTemplateDoesNotWrite() {
        assertRefused("<a>other</a>", user(text("So")));
        assertRefused("<a><img></a>", user(IMAGE));
        assertRefused("<a></a>", user(text(" ")));
    }

    private static String open(String rendered, ChatMessage message) {
        return FinalMessage.open(rendered, message, true);
    }

    private static void assertRefused(String rendered, ChatMessage message) {
        TesseraException exception = catchThrowableOfType(TesseraException.class, () -> open(rendered, message));
        assertThat(exception)
                .hasMessage(
                        "continue_final_message: the last message has no text that the chat template writes as it is");
        assertThat(exception.code()).isEqualTo(INVALID_REQUEST);
    }
}
