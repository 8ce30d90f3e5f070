package dev.tessera.cli.option;

import static dev.tessera.cli.option.VllmOption.flag;
import static dev.tessera.cli.option.VllmOption.missing;
import static dev.tessera.cli.option.VllmOption.missingFlag;
import static dev.tessera.cli.option.VllmOption.value;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** Those options of {@code vllm serve} that are well known and change nothing here. */
final class VllmOptions {
    private static final String ONE_DEVICE = "a model runs in one process, on one device";
    private static final String GENERATION = "models are served that generate text, and no others";
    private static final String DIRECTORY = "a checkpoint is a directory, with all that belongs to it";
    private static final String TYPES = "weights are computed with as they are or in the type of --dtype";
    private static final String TOOLS =
            "what a model writes to call a tool or to think stays in its text, which no parser reads";
    private static final String ADAPTERS = "there are no LoRA adapters";

    static final List<VllmOption> ALL = List.of(
            flag("--async-scheduling"),
            flag("--disable-custom-all-reduce"),
            flag("--disable-frontend-multiprocessing"),
            flag("--disable-log-requests"),
            flag("--disable-log-stats"),
            flag("--disable-uvicorn-access-log"),
            flag("--enable-chunked-prefill"),
            flag("--enable-log-requests"),
            flag("--enable-prompt-tokens-details"),
            flag("--enable-request-id-headers"),
            flag("--enable-server-load-tracking"),
            flag("--enforce-eager"),
            flag("--skip-mm-profiling"),
            flag("--trust-remote-code"),
            value("--compilation-config", "-O"),
            value("--distributed-executor-backend"),
            value("--gpu-memory-utilization"),
            value("--max-log-len"),
            value("--max-parallel-loading-workers"),
            value("--mm-encoder-tp-mode"),
            value("--mm-processor-cache-type"),
            value("--prefix-caching-hash-algo"),
            value("--scheduling-policy"),
            value("--swap-space"),
            value("--uvicorn-log-level"),
            missing("--api-server-count", ONE_DEVICE, "1").or("-asc"),
            missing("--data-parallel-size", ONE_DEVICE, "1").or("-dp"),
            missing("--pipeline-parallel-size", ONE_DEVICE, "1").or("-pp"),
            missing("--tensor-parallel-size", ONE_DEVICE, "1").or("-tp"),
            missing("--cpu-offload-gb", ONE_DEVICE, "0"),
            missing("--convert", GENERATION, "auto", "none"),
            missing("--runner", GENERATION, "auto", "generate"),
            missing("--task", GENERATION, "auto", "generate"),
            missing("--config-format", DIRECTORY, "auto", "hf"),
            missing("--hf-config-path", DIRECTORY),
            missing("--hf-overrides", DIRECTORY, "{}"),
            missing("--load-format", "weights are read from safetensors", "auto", "safetensors"),
            missing("--model-impl", "a plugin has each family of models", "auto"),
            missing("--revision", DIRECTORY),
            missing("--tokenizer", DIRECTORY),
            missing("--tokenizer-mode", DIRECTORY, "auto", "hf"),
            missing("--tokenizer-revision", DIRECTORY),
            missing("--kv-cache-dtype", TYPES, "auto"),
            missing("--quantization", TYPES, "none").or("-q"),
            missing("--max-logprobs", "log-probabilities are told of at most 20 tokens", "20"),
            missing("--response-role", "answers have the role assistant", "assistant"),
            missing("--root-path", "paths are as they are documented; have the proxy take its own away", "", "/"),
            missing("--uds", "the server listens on --host and --port"),
            missing("--middleware", "what is called is in plugins"),
            missing("--ssl-ca-certs", "clients are told apart by --api-key"),
            missing("--ssl-cert-reqs", "clients are told apart by --api-key", "0"),
            missing("--lora-modules", ADAPTERS),
            missingFlag("--enable-lora", ADAPTERS),
            missing("--reasoning-parser", TOOLS, ""),
            missing("--tool-call-parser", TOOLS),
            missing("--tool-parser-plugin", TOOLS, ""),
            missingFlag("--enable-auto-tool-choice", TOOLS),
            missing("--speculative-config", "there is no speculative decoding"),
            missingFlag("--enable-expert-parallel", ONE_DEVICE),
            missingFlag("--enable-force-include-usage", "requests ask for it with stream_options.include_usage"),
            missingFlag("--enable-sleep-mode", "the model stays in memory"),
            missingFlag("--return-tokens-as-token-ids", "requests ask for it with return_tokens_as_token_ids"),
            missingFlag("--language-model-only", "set --limit-mm-per-prompt to 0 for each modality instead"));

    private VllmOptions() {}

    /** Has a command take them. */
    static CommandSpec addTo(CommandSpec command) {
        ALL.forEach(option -> command.addOption(option.spec()));
        return command;
    }
}
