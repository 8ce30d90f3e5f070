package dev.tessera.spi.generation;

import static java.util.Objects.requireNonNull;

import dev.tessera.spi.json.JsonObject;
import java.util.List;

/** What a request asks. */
public sealed interface Prompt {
    /** Stands in the tokens of a prepared prompt where an embedding has taken the place of a token. */
    int NO_TOKEN = -1;

    /**
     * A conversation, rendered with a chat template.
     *
     * @param messages at least one
     * @param templateOptions {@code chat_template_kwargs}: further variables of the template
     * @param addGenerationPrompt whether the template opens the assistant's turn
     * @param continueFinalMessage whether the last message is left open, to be continued
     * @param template which template that is
     * @param addSpecialTokens whether the tokenizer adds those it puts round every text, which templates mostly write themselves
     */
    record Chat(
            List<ChatMessage> messages,
            JsonObject templateOptions,
            boolean addGenerationPrompt,
            boolean continueFinalMessage,
            TemplateChoice template,
            boolean addSpecialTokens)
            implements Prompt {
        public Chat {
            messages = List.copyOf(messages);
            requireNonNull(templateOptions, "templateOptions is null");
            requireNonNull(template, "template is null");
            if (messages.isEmpty()) {
                throw new IllegalArgumentException("a conversation has at least one message");
            }
            if (addGenerationPrompt && continueFinalMessage) {
                throw new IllegalArgumentException("a conversation either opens a new turn or continues the last one");
            }
        }

        /** A conversation with the special tokens that its template writes. */
        public Chat(
                List<ChatMessage> messages,
                JsonObject templateOptions,
                boolean addGenerationPrompt,
                boolean continueFinalMessage,
                TemplateChoice template) {
            this(messages, templateOptions, addGenerationPrompt, continueFinalMessage, template, false);
        }

        /** A conversation that the checkpoint's own template renders. */
        public Chat(
                List<ChatMessage> messages,
                JsonObject templateOptions,
                boolean addGenerationPrompt,
                boolean continueFinalMessage) {
            this(messages, templateOptions, addGenerationPrompt, continueFinalMessage, TemplateChoice.CHECKPOINT);
        }
    }

    /**
     * Text as the model sees it, special tokens and placeholders of media spelled out.
     *
     * @param text not rendered any further
     * @param media what the text has placeholders for, in their order
     * @param addSpecialTokens whether the tokenizer adds those it puts round every text, such as one that begins it
     */
    record Text(String text, List<ContentPart.Media> media, boolean addSpecialTokens) implements Prompt {
        public Text {
            requireNonNull(text, "text is null");
            media = List.copyOf(media);
        }
    }

    /**
     * Embeddings, and neither text nor tokens beside them.
     *
     * @param embeddings those of the whole prompt
     */
    record Embeddings(ContentPart.PromptEmbeddings embeddings) implements Prompt {
        public Embeddings {
            requireNonNull(embeddings, "embeddings is null");
        }
    }

    /**
     * Tokens.
     *
     * @param tokenIds at least one; one placeholder token for each media item
     * @param media what the tokens have placeholders for, in their order
     */
    record Tokens(List<Integer> tokenIds, List<ContentPart.Media> media) implements Prompt {
        public Tokens {
            tokenIds = List.copyOf(tokenIds);
            media = List.copyOf(media);
            if (tokenIds.isEmpty()) {
                throw new IllegalArgumentException("a prompt has at least one token");
            }
        }
    }
}
