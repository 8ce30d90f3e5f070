package dev.tessera.platform.model;

import static java.util.Objects.requireNonNull;

import dev.tessera.platform.checkpoint.CheckpointDirectory;
import dev.tessera.platform.tokenizer.Tokenizer;
import dev.tessera.spi.model.Model;

/**
 * A checkpoint with all that is read from it before a backend comes in. Closing it ends the mapping of the weights.
 *
 * @param name the name by which the model is served
 * @param checkpoint files and weights
 * @param model how its family runs it
 * @param tokenizer its tokenizer
 * @param template its chat template
 * @param defaults what it says about generation
 */
public record ModelAssets(
        String name,
        CheckpointDirectory checkpoint,
        Model model,
        Tokenizer tokenizer,
        ConversationTemplate template,
        GenerationDefaults defaults)
        implements AutoCloseable {
    public ModelAssets {
        requireNonNull(name, "name is null");
        requireNonNull(checkpoint, "checkpoint is null");
        requireNonNull(model, "model is null");
        requireNonNull(tokenizer, "tokenizer is null");
        requireNonNull(template, "template is null");
        requireNonNull(defaults, "defaults is null");
    }

    @Override
    public void close() {
        try (checkpoint) {
            tokenizer.close();
        }
    }
}
