package dev.tessera.frontend.openai.config;

import static java.util.Objects.requireNonNull;

import dev.tessera.spi.config.Setting;
import dev.tessera.spi.generation.ContentFormat;
import java.util.Optional;

/** Which chat template renders conversations, and what it is given. */
public record TemplateConfig(
        @Setting(
                key = "trust-request-chat-template",
                description = "Whether requests may bring a chat template of their own",
                defaultValue = "false")
        boolean trustRequestTemplate,

        @Setting(
                key = "chat-template",
                description = "File with a chat template, or the template itself, instead of the checkpoint's own")
        Optional<String> template,

        @Setting(
                key = "chat-template-content-format",
                description =
                        "What templates are given as content: one text (string), a list of parts (openai), or what the"
                                + " template itself looks for (auto)",
                defaultValue = "auto")
        ContentFormat contentFormat,

        @Setting(
                key = "default-chat-template-kwargs",
                description = "Variables of the template that requests do not set themselves, as a JSON object")
        Optional<String> defaultOptions) {
    public TemplateConfig {
        requireNonNull(template, "template is null");
        requireNonNull(contentFormat, "contentFormat is null");
        requireNonNull(defaultOptions, "defaultOptions is null");
    }
}
