package dev.tessera.api;

import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;
import static dev.tessera.spi.media.Modality.AUDIO;
import static dev.tessera.spi.media.Modality.IMAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.ChatMessage;
import dev.tessera.spi.generation.ContentPart;
import dev.tessera.spi.generation.GenerationRequest;
import dev.tessera.spi.generation.Prompt;
import dev.tessera.spi.generation.RequestContext;
import dev.tessera.spi.generation.SamplingParameters;
import dev.tessera.spi.media.EncodedMedia;
import java.net.URI;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RequestsTest {
    private static final ContentPart.Media IMAGE_A = Media.image(URI.create("data:,a"));
    private static final ContentPart.Media IMAGE_B = Media.image(URI.create("data:,b"));

    @Test
    void sayEverythingThatARequestCanSay() {
        SamplingParameters sampling = SamplingParameters.builder().maxTokens(3).build();
        GenerationRequest request = Requests.chat(Message.user(IMAGE_A, Message.text("What?")))
                .sampling(sampling)
                .mediaOptions(Map.of("image", Map.of("image_mode", "RGB")))
                .processorOptions(Map.of("max_pixels", 1000))
                .templateOptions(Map.of("tools", List.of()))
                .cacheSalt("salt")
                .priority(-1)
                .tenant("me")
                .build();
        assertThat(request.sampling()).isSameAs(sampling);
        assertThat(request.mediaOptions().object("image").string("image_mode")).isEqualTo("RGB");
        assertThat(request.processorOptions().integer("max_pixels")).isEqualTo(1000);
        assertThat(request.context()).isEqualTo(new RequestContext("me", Optional.of("salt"), -1));
        Prompt.Chat chat = (Prompt.Chat) request.prompt();
        assertThat(chat.templateOptions().names()).containsExactly("tools");
        assertThat(chat.addGenerationPrompt()).isTrue();
        ChatMessage message = chat.messages().getFirst();
        assertThat(message.role()).isEqualTo("user");
        assertThat(message.content()).containsExactly(IMAGE_A, new ContentPart.Text("What?"));
    }

    @Test
    void addNoMediaToAPromptThatHasNoPlaceForIt() {
        ContentPart.PromptEmbeddings rows = new ContentPart.PromptEmbeddings(new EncodedMedia(new byte[1], ""));
        PromptRequestBuilder builder = new PromptRequestBuilder(new Prompt.Embeddings(rows)).media(IMAGE_A);

        assertThatThrownBy(builder::prompt)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("only prompts of text and of tokens are built here");
    }

    @Test
    void continueTheFinalMessageInsteadOfANewTurn() {
        Prompt.Chat chat = (Prompt.Chat) Requests.chat(Message.user("Count."), Message.assistant("1, 2,"))
                .continueFinalMessage()
                .build()
                .prompt();
        assertThat(chat.continueFinalMessage()).isTrue();
        assertThat(chat.addGenerationPrompt()).isFalse();
    }

    @Test
    void placeMediaInPrompts() {
        assertThat(Requests.text("<image><image>")
                        .media(IMAGE_A)
                        .media(IMAGE, List.of(IMAGE_B), List.of("b"))
                        .addSpecialTokens(false)
                        .build()
                        .prompt())
                .isEqualTo(new Prompt.Text("<image><image>", List.of(IMAGE_A, Media.named("b", IMAGE_B)), false));
        assertThat(Requests.tokens(List.of(1)).media(IMAGE_A).build().prompt())
                .isEqualTo(new Prompt.Tokens(List.of(1), List.of(IMAGE_A)));
    }

    @Test
    void pairMediaAndUuidsWithNulls() {
        Prompt.Text prompt = (Prompt.Text) Requests.text("")
                .media(
                        IMAGE,
                        Arrays.asList(IMAGE_A, null, Media.named("own", IMAGE_B)),
                        Arrays.asList(null, "cached", null))
                .build()
                .prompt();
        assertThat(prompt.media()).containsExactly(IMAGE_A, Media.cached(IMAGE, "cached"), Media.named("own", IMAGE_B));
    }

    @Test
    void refuseListsThatDoNotFit() {
        PromptRequestBuilder request = Requests.text("");
        assertInvalid(
                () -> request.media(IMAGE, List.of(IMAGE_A, IMAGE_B), List.of("a")),
                "multi_modal_uuids['image'] must have same length as multi_modal_data['image'], but has 1, not 2");
        assertInvalid(
                () -> request.media(IMAGE, Collections.singletonList(null), Collections.singletonList(null)),
                "multi_modal_data['image'][0] is empty but multi_modal_uuids['image'][0] is missing.");
        assertInvalid(
                () -> request.media(AUDIO, List.of(IMAGE_A), List.of("a")),
                "multi_modal_data['audio'][0] is of modality image");
    }

    @Test
    void refuseEmptyPrompts() {
        assertInvalid(() -> Requests.chat(List.of()), "the conversation has no message");
        assertInvalid(() -> Requests.tokens(List.of()), "the prompt has no token");
    }

    private static void assertInvalid(Runnable action, String message) {
        assertThatThrownBy(action::run)
                .hasMessage(message)
                .returns(INVALID_REQUEST, e -> ((TesseraException) e).code());
    }
}
