package dev.tessera.cli.option;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.List;
import java.util.Set;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Gives {@code tessera serve} the options that stand for configuration keys. */
public final class ServeOptions implements IModelTransformer {
    private static final List<OptionGroup> GROUPS = List.of(
            OptionGroup.of(
                    "Server",
                    SettingOption.text(
                            "--host",
                            "openai.host",
                            "HOST",
                            "Name or address to listen on; 0.0.0.0 is every address (default: 127.0.0.1)."),
                    SettingOption.text(
                            "--port", "openai.port", "PORT", "Port to listen on; 0 is any free one (default: 8000)."),
                    SettingOption.seconds(
                            "--sse-keep-alive-interval",
                            "openai.keep-alive-interval",
                            "Time without a token after which a stream has a comment; also such as 500ms (default: 500ms)."),
                    SettingOption.seconds(
                            "--shutdown-timeout",
                            "openai.drain-deadline",
                            "Longest wait for calls under way when the server ends (default: 30).")),
            SharedOptions.model(SharedOptions.NAMES),
            OptionGroup.of(
                    "Engine",
                    SettingOption.text(
                            "--max-num-seqs",
                            "engine.max-num-seqs",
                            "N",
                            "Most sequences computed in one step (default: 256)."),
                    SharedOptions.MAX_BATCHED_TOKENS,
                    SettingOption.flag(
                            "--enable-prefix-caching",
                            "engine.enable-prefix-caching",
                            "Share what is computed of prompts that begin alike (default: yes)."),
                    SharedOptions.KEY_VALUE_CACHE_MEMORY,
                    SettingOption.text(
                            "--max-num-queued-reqs",
                            "engine.max-num-queued-requests",
                            "N",
                            "Most requests that wait; more are told to try again (default: 1024)."),
                    SettingOption.text(
                            "--max-num-queued-tokens",
                            "engine.max-num-queued-tokens",
                            "N",
                            "Most tokens of all prompts that wait (default: 16777216).")),
            OptionGroup.of(
                    "Media",
                    SharedOptions.LIMITS,
                    SharedOptions.EMBEDDINGS,
                    SettingOption.flag(
                            "--enable-prompt-embeds",
                            "embeddings.prompt-enabled",
                            "Take embeddings computed elsewhere instead of tokens of prompts; for clients that are trusted"
                                    + " (default: no)."),
                    SharedOptions.MEDIA_OPTIONS,
                    SharedOptions.PROCESSOR_OPTIONS,
                    SettingOption.gigabytes(
                            "--mm-processor-cache-gb",
                            "media.processor-cache-size",
                            "Memory for processed media, in units of 2^30 bytes; 0 keeps none (default: 4, but no more than a"
                                    + " quarter of the Java heap).")),
            OptionGroup.of(
                    "Chat templates",
                    SettingOption.text(
                            "--chat-template",
                            "openai.chat-template",
                            "FILE|TEXT",
                            "Use the template in this file, or this one itself, instead of the checkpoint's (default: the"
                                    + " checkpoint's)."),
                    SettingOption.text(
                            "--chat-template-content-format",
                            "openai.chat-template-content-format",
                            "FORMAT",
                            "What the template takes as content: string, openai, which is a list of parts, or auto, which"
                                    + " is what it looks like (default: auto)."),
                    SettingOption.object(
                            "--default-chat-template-kwargs",
                            "openai.default-chat-template-kwargs",
                            "Variables of the template, for requests that do not set them (default: none)."),
                    SharedOptions.INTERLEAVED),
            OptionGroup.of(
                    "Sampling defaults",
                    SettingOption.text(
                            "--generation-config",
                            "model.generation-config",
                            "auto|vllm",
                            "Advice on sampling for requests that have none: the checkpoint's, or vLLM's defaults (default:"
                                    + " auto, the checkpoint's)."),
                    SettingOption.object(
                            "--override-generation-config",
                            "model.override-generation-config",
                            "Advice on sampling that comes first, such as {\"temperature\": 0.5} (default: none)."),
                    SettingOption.text(
                            "--seed",
                            "engine.seed",
                            "N",
                            "Makes answers to requests without a seed repeatable, where they come in the same order"
                                    + " (default: they are not).")),
            OptionGroup.of(
                    "Security",
                    SettingOption.texts(
                            "--api-key",
                            "openai.api-keys",
                            "KEY",
                            "Serve only callers with one of these keys, each a tenant of its own (default: all callers)."),
                    SettingOption.text(
                            "--ssl-certfile",
                            "openai.tls-certificate",
                            "FILE",
                            "Speak HTTPS with this certificate chain in PEM (default: HTTP)."),
                    SettingOption.text(
                            "--ssl-keyfile",
                            "openai.tls-private-key",
                            "FILE",
                            "The certificate's private key in PEM (default: none)."),
                    SettingOption.listOrJson(
                            "--allowed-origins",
                            "openai.allowed-origins",
                            "ORIGIN",
                            "Let web pages of these origins call, such as https://a.org; * is all (default: none)."),
                    SettingOption.listOrJson(
                            "--allowed-methods",
                            "openai.allowed-methods",
                            "METHOD",
                            "Methods with which these web pages may call (default: *, which is all)."),
                    SettingOption.listOrJson(
                            "--allowed-headers",
                            "openai.allowed-headers",
                            "NAME",
                            "Headers that these web pages may send (default: *, which is all)."),
                    SettingOption.flag(
                            "--allow-credentials",
                            "openai.allow-credentials",
                            "Let these web pages have the browser send cookies and certificates (default: no)."),
                    SettingOption.text(
                            "--allowed-local-media-path",
                            "sources.allowed-local-media-path",
                            "DIR",
                            "Let requests name files below this directory (default: no files)."),
                    SettingOption.list(
                            "--allowed-media-domains",
                            "sources.allowed-domains",
                            "HOST",
                            "Fetch media from these hosts only (default: all that are public)."),
                    SettingOption.flag(
                            "--allow-private-media-addresses",
                            "sources.allow-private-addresses",
                            "Fetch media from private networks and this machine as well (default: no)."),
                    SettingOption.flag(
                            "--trust-request-chat-template",
                            "openai.trust-request-chat-template",
                            "Let requests bring chat templates of their own (default: no).")));

    /** The names of the options that take JSON objects. No other command has further ones. */
    static Set<String> objects() {
        return GROUPS.stream()
                .flatMap(group -> group.options().stream())
                .filter(option -> option.form() == OptionForm.OBJECT)
                .map(SettingOption::name)
                .collect(toUnmodifiableSet());
    }

    @Override
    public CommandSpec transform(CommandSpec command) {
        VllmOptions.addTo(command)
                .addPositional(PositionalParamSpec.builder()
                        .paramLabel("MODEL")
                        .arity("0..1")
                        .type(String.class)
                        .description("The same as --model; to stand before the options.")
                        .userObject(SharedOptions.MODEL)
                        .build());
        return OptionGroup.addTo(command, GROUPS);
    }
}
