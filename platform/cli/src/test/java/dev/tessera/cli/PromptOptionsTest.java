package dev.tessera.cli;

import static dev.tessera.spi.media.Modality.IMAGE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.spi.generation.ChatMessage;
import dev.tessera.spi.generation.ContentPart;
import dev.tessera.spi.generation.Prompt;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

final class PromptOptionsTest {
    @Test
    void putsTheSystemMessageFirstAndMediaBeforeTheQuestion() {
        List<ChatMessage> messages = messages("What?", "--image", "http://a.example/b.png", "--system", "Be brief.");

        assertThat(messages).extracting(ChatMessage::role).containsExactly("system", "user");
        assertThat(messages.getFirst().content()).containsExactly(new ContentPart.Text("Be brief."));
        assertThat(messages.getLast().content())
                .containsExactly(
                        new ContentPart.Media(IMAGE, new ContentPart.Url("http://a.example/b.png")),
                        new ContentPart.Text("What?"));
    }

    @Test
    void isEmptyWithoutAnyOption() {
        assertThat(options().isEmpty()).isTrue();
        assertThat(options("What?").isEmpty()).isFalse();
        assertThat(options("--system", "Be brief.").isEmpty()).isFalse();
        assertThat(options("--fps", "2").isEmpty()).isFalse();
    }

    private static List<ChatMessage> messages(String... arguments) {
        InputFiles files = new InputFiles(InputStream.nullInputStream(), 0);
        return ((Prompt.Chat) options(arguments).read(files)).messages();
    }

    private static PromptOptions options(String... arguments) {
        return CommandLine.populateCommand(new PromptOptions(), arguments);
    }
}
