package dev.tessera.cli.option;

/** Options of several commands. */
final class SharedOptions {
    private static final String SERVED_NAME = "--served-model-name";
    private static final String SERVED_NAME_KEY = "model.served-name";

    /** What stands behind it would be taken for further names where there could be several. */
    static final SettingOption NAME = SettingOption.text(
            SERVED_NAME,
            SERVED_NAME_KEY,
            "NAME",
            "Name by which requests ask for the model (default: that of its directory).");

    static final SettingOption NAMES = SettingOption.texts(
            SERVED_NAME,
            SERVED_NAME_KEY,
            "NAME",
            "Names by which requests ask for the model; the first is that of answers (default: that of its directory).");

    static final SettingOption MAX_BATCHED_TOKENS = SettingOption.tokens(
            "--max-num-batched-tokens",
            "engine.max-num-batched-tokens",
            "Most tokens computed in one step; longer prompts take several (default: 2048).");

    static final SettingOption KEY_VALUE_CACHE_MEMORY = SettingOption.text(
            "--kv-cache-memory",
            "engine.kv-cache-memory",
            "SIZE",
            "Memory for the KV cache, such as 4GB (default: 1GB, or what one sequence of full length takes, but no more"
                    + " than a quarter of what is free).");

    static final SettingOption LIMITS = SettingOption.object(
            "--limit-mm-per-prompt",
            "media.limit-per-prompt",
            "Most media items of a prompt by modality, such as {\"image\": 2} (default: 999 of each).");

    static final SettingOption MEDIA_OPTIONS = SettingOption.object(
            "--media-io-kwargs",
            "media.io-kwargs",
            "Options of decoding by modality, for requests that do not set them (default: none).");

    static final SettingOption PROCESSOR_OPTIONS = SettingOption.object(
            "--mm-processor-kwargs",
            "media.processor-kwargs",
            "Options of the model's input processor, for requests that do not set them (default: none).");

    static final SettingOption EMBEDDINGS = SettingOption.flag(
            "--enable-mm-embeds",
            "embeddings.enabled",
            "Take embeddings computed elsewhere instead of media; for clients that are trusted (default: no).");

    static final SettingOption INTERLEAVED = SettingOption.flag(
            "--interleave-mm-strings",
            "engine.interleave-mm-strings",
            "Keep media between the texts of a message where the chat template takes plain text (default: before them).");

    static final SettingOption MODEL = SettingOption.text(
            "--model",
            "model.path",
            "demo|DIR",
            "The embedded demo model, or a directory with a Hugging Face checkpoint (default: demo).");

    private SharedOptions() {}

    /** Which model is run, and how. */
    static OptionGroup model(SettingOption name) {
        return OptionGroup.of(
                "Model",
                MODEL,
                name,
                SettingOption.text(
                        "--backend",
                        "engine.backend",
                        "NAME",
                        "What computes: pytorch, or reference, which is slow (default: pytorch)."),
                SettingOption.text(
                        "--dtype",
                        "engine.dtype",
                        "TYPE",
                        "Type to compute in: auto, float32 or bfloat16; auto is the checkpoint's where the processor is fast in"
                                + " it (default: auto)."),
                SettingOption.length(
                        "--max-model-len",
                        "engine.max-model-len",
                        "Most tokens of prompt and answer together, such as 4096 or 4K, or auto (default: auto, what the model"
                                + " can do)."));
    }
}
