package dev.tessera.platform.model;

import static dev.tessera.spi.error.StandardErrors.INVALID_CHECKPOINT;
import static dev.tessera.spi.error.StandardErrors.UNKNOWN_NAME;

import dev.tessera.platform.checkpoint.CheckpointDirectory;
import dev.tessera.platform.tokenizer.Tokenizer;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.model.Model;
import dev.tessera.spi.model.ModelFamily;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Reads checkpoints with the model families that are installed. Thread-safe. */
public final class ModelLoader {
    private final List<ModelFamily> families;

    public ModelLoader(Collection<ModelFamily> families) {
        this.families = List.copyOf(families);
    }

    /**
     * Opens a checkpoint.
     *
     * @param names the names by which it is served, at least one
     * @param maxLength most tokens of a prompt and its answer, where they are limited
     * @throws TesseraException INVALID_CHECKPOINT or INVALID_TEMPLATE where it cannot be used, UNKNOWN_NAME where no family
     *     takes it
     */
    public ModelAssets load(List<String> names, Path directory, Optional<Integer> maxLength) {
        CheckpointDirectory checkpoint = CheckpointDirectory.open(directory);
        try {
            ModelFamily family = family(checkpoint.config().string("model_type"));
            checkpoint = checkpoint.withParts(family.parts(checkpoint.config()));
            Model model = family.open(checkpoint, maxLength);
            ConversationTemplate template = ConversationTemplate.read(checkpoint);
            GenerationDefaults defaults = GenerationDefaults.read(checkpoint);
            Path tokenizerFile = checkpoint
                    .file("tokenizer.json")
                    .orElseThrow(
                            () -> new TesseraException(INVALID_CHECKPOINT, "the checkpoint has no tokenizer.json"));
            return new ModelAssets(names, checkpoint, model, Tokenizer.load(tokenizerFile), template, defaults);
        } catch (RuntimeException | Error e) {
            checkpoint.close();
            throw e;
        }
    }

    private ModelFamily family(String modelType) {
        return families.stream()
                .filter(family -> family.modelTypes().contains(modelType))
                .findFirst()
                .orElseThrow(() -> new TesseraException(
                        UNKNOWN_NAME,
                        "no plugin runs models of type \"%s\"; installed are those for %s"
                                .formatted(
                                        modelType,
                                        String.join(
                                                ", ",
                                                families.stream()
                                                        .flatMap(family -> family.modelTypes().stream())
                                                        .sorted()
                                                        .toList()))));
    }
}
