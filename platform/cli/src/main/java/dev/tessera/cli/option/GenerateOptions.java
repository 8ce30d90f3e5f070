package dev.tessera.cli.option;

import java.util.List;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Model.CommandSpec;

/** Gives {@code tessera generate} the options that stand for configuration keys. */
public final class GenerateOptions implements IModelTransformer {
    private static final List<OptionGroup> GROUPS = List.of(
            SharedOptions.model(SharedOptions.NAME),
            OptionGroup.of("Engine", SharedOptions.MAX_BATCHED_TOKENS, SharedOptions.KEY_VALUE_CACHE_MEMORY),
            OptionGroup.of(
                    "Media",
                    SharedOptions.LIMITS,
                    SharedOptions.EMBEDDINGS,
                    SharedOptions.MEDIA_OPTIONS,
                    SharedOptions.PROCESSOR_OPTIONS),
            OptionGroup.of("Chat templates", SharedOptions.INTERLEAVED));

    @Override
    public CommandSpec transform(CommandSpec command) {
        return OptionGroup.addTo(command, GROUPS);
    }
}
